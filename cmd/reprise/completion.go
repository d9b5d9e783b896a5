package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// completeFlag is what urfave/cli looks for as the last argument to print what could stand there.
const completeFlag = "--generate-bash-completion"

// shells maps a shell to its completion script. Each asks the command itself what could follow.
var shells = map[string]string{
	"bash": `_reprise() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words
  if [[ "$cur" == -* ]]; then
    words=$("${COMP_WORDS[@]:0:$COMP_CWORD}" "$cur" --generate-bash-completion 2>/dev/null)
  else
    words=$("${COMP_WORDS[@]:0:$COMP_CWORD}" --generate-bash-completion 2>/dev/null)
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F _reprise reprise
`,
	"zsh": `#compdef reprise
_reprise() {
  local -a words_
  local cur="${words[CURRENT]}"
  if [[ "$cur" == -* ]]; then
    words_=("${(@f)$(${words[@]:0:#words[@]-1} ${cur} --generate-bash-completion 2>/dev/null)}")
  else
    words_=("${(@f)$(${words[@]:0:#words[@]-1} --generate-bash-completion 2>/dev/null)}")
  fi
  if [[ "${words_[1]}" != "" ]]; then _describe 'values' words_; else _files; fi
}
compdef _reprise reprise
`,
	"powershell": `Register-ArgumentCompleter -Native -CommandName reprise -ScriptBlock {
  param($word, $ast, $position)
  $line = "$ast --generate-bash-completion"
  Invoke-Expression $line | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
}

func completionCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish|powershell",
		Description: "Completes commands and flags.\n\n" +
			examples("source <(reprise completion bash)", "reprise completion fish > ~/.config/fish/completions/reprise.fish"),
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			script := shells[shell]
			if shell == "fish" {
				var err error
				if script, err = c.App.ToFishCompletion(); err != nil {
					return err
				}
			}
			if script == "" {
				return fmt.Errorf("completion: no shell %q; give bash, zsh, fish or powershell", shell)
			}
			_, err := io.WriteString(con.Out, strings.TrimRight(script, "\n")+"\n")
			return err
		},
	}
}
