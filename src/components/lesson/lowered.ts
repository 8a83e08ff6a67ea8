/** Index digits and exponents in a piece of HTML as <sub> and <sup>: the page’s faces don’t have them as signs. Tags stay. */
export function lowered(html: string): string {
  return html.replace(/<[^>]*>|[₀-₉]+|⁻?[⁰¹²³⁴-⁹]+/g, (piece) => {
    if (piece.startsWith('<')) return piece;
    const below = /^[₀-₉]/.test(piece);
    const plain = Array.from(piece, (sign) => {
      const at = '₀₁₂₃₄₅₆₇₈₉'.indexOf(sign);
      const up = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign);
      return at >= 0 ? at : up >= 0 ? up : '−';
    }).join('');
    return below ? `<sub>${plain}</sub>` : `<sup>${plain}</sup>`;
  });
}
