/** Runs every program of a list in its folder, and prints what each printed, as JSON. */
export const DRIVERS = {
  python: `import contextlib, io, json, os, runpy, sys
outcomes = []
for folder in json.load(sys.stdin):
    os.chdir(folder)
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path('recipe')
        outcomes.append({'hex': out.getvalue()})
    except Exception as error:
        outcomes.append({'error': repr(error)})
print(json.dumps(outcomes))
`,
  node: `import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const outcomes = [];
const { log } = console;
for (const folder of JSON.parse(readFileSync(0, 'utf8'))) {
  process.chdir(folder);
  let out = '';
  console.log = (line) => (out += line + '\\n');
  try {
    await import(pathToFileURL(folder + '/recipe.mjs').href);
    outcomes.push({ hex: out });
  } catch (error) {
    outcomes.push({ error: String(error) });
  }
}
log(JSON.stringify(outcomes));
`,
  java: `import java.io.*;
import java.nio.file.*;
import java.util.*;

class Driver {
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      String said;
      try {
        System.setOut(new PrintStream(printed, true));
        var main = Class.forName("Recipe" + i).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) new String[0]);
        said = "hex " + printed;
      } catch (Throwable error) {
        said = "error " + error.getCause();
      }
      System.setOut(out);
      out.println(said.strip().replaceAll("\\s+", " "));
    }
  }
}
`,
  go: `package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func outcome(folder string, run func()) (said string) {
	stdout := os.Stdout
	defer func() {
		os.Stdout = stdout
		if problem := recover(); problem != nil {
			said = fmt.Sprint("error ", problem)
		}
	}()
	reader, writer, _ := os.Pipe()
	os.Stdout = writer
	_ = os.Chdir(folder)
	run()
	_ = writer.Close()
	printed, _ := io.ReadAll(reader)
	return "hex " + string(printed)
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for _, run := range RUNS {
		lines.Scan()
		fmt.Println(strings.Join(strings.Fields(outcome(lines.Text(), run)), " "))
	}
}
`,
};
