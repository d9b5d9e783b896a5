package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// shells maps a shell to its completion script. Each asks the command itself what could follow (complete.go), and
// does the quoting, which refs need: VII.2(b).
var shells = map[string]string{
	"bash": `_reprise() {
  # bash cuts 2017:2 at the colon: what stands in one piece on the line is one word here, and only the piece is replaced
  local rest="$COMP_LINE" line word quote="" cut="" done="" i n=0 before=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word="${COMP_WORDS[i]}" line="${rest#"${rest%%[![:space:]]*}"}"
    cut=""
    if [ "$i" -gt 0 ] && [ "$line" = "$rest" ]; then
      case "${COMP_WORDS[i-1]}|$word" in *:\|*|*\|:*) cut=1 n=$((n - 1)) word="${before[n]}$word" ;; esac
    fi
    before[n]="$word" rest="${line#"${COMP_WORDS[i]}"}" n=$((n + 1))
  done
  unset "before[n-1]"
  case "$word" in
    \'*|\"*) quote="${word:0:1}" word="${word:1}" ;;
    *) word="${word//\\/}"; [ -z "$cut" ] || done="${word%"${word##*:}"}" ;;
  esac
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :files) compopt -o default -o bashdefault 2>/dev/null ;;
      *) line="${line%%$'\t'*}" line="${line#"$done"}"
         [ -n "$quote" ] || printf -v line %q "$line"
         COMPREPLY+=("$line") ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "=$word" "${before[@]:1}" 2>/dev/null)
}
complete -F _reprise reprise
`,
	"zsh": `#compdef reprise
compdef _reprise reprise
_reprise() {
  local line files=""
  local -a found before
  before=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$("${words[1]}" __complete "=${(Q)PREFIX}" "${before[@]}" 2>/dev/null)}"; do
    case "$line" in
      "") ;;
      :files) files=1 ;;
      *$'\t'*) found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      *) found+=("${line//:/\\:}") ;;
    esac
  done
  (( ${#found} )) && _describe -t values reprise found
  [[ -n "$files" ]] && _files
}
# read as a file of functions, it is this function; sourced, it only defines it
if [ "$funcstack[1]" = _reprise ]; then _reprise "$@"; fi
`,
	"fish": `function __reprise_complete
  set -l before (commandline -opc)
  set -l word (string replace -r -- "^['\"]" '' (commandline -ct) | string replace -a -- '\\' '')
  for line in (command $before[1] __complete "=$word" $before[2..-1] 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path $word
    else
      echo $line
    end
  end
end
complete -c reprise -f -a '(__reprise_complete)'
`,
	"powershell": `Register-ArgumentCompleter -Native -CommandName reprise -ScriptBlock {
  param($word, $ast, $position)
  $before = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $word = "$word".TrimStart("'", '"')
  & $ast.CommandElements[0].Value __complete "=$word" @before 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
    $value, $purpose = $_ -split "` + "`t" + `", 2
    if (-not $purpose) { $purpose = $value }
    $text = if ($value -match '[^\w.:=/\\-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $purpose)
  }
}
`,
}

// shellNames are the shells there are scripts for.
func shellNames() []string { return slices.Sorted(maps.Keys(shells)) }

func completionCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish|powershell",
		Description: "Completes commands, flags and their values, and refs.\n\n" +
			examples(
				"source <(reprise completion bash)",
				"reprise completion fish > ~/.config/fish/completions/reprise.fish",
			),
		Action: runner(con, o, runCompletion),
	}
}

func runCompletion(_ context.Context, con *console.Console, o *options) error {
	shell := o.arg(0)
	script, ok := shells[strings.ToLower(shell)]
	switch {
	case len(o.args) == 0:
		return fmt.Errorf("completion: give the shell: bash, zsh, fish or powershell")
	case !ok:
		return fmt.Errorf("completion: no shell %q; give bash, zsh, fish or powershell", shell)
	}
	_, err := io.WriteString(con.Out, strings.TrimRight(script, "\n")+"\n")
	return err
}
