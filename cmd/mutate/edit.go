package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// An edit puts other text in the place of some bytes of a file.
type edit struct {
	from, to int
	text     string
}

func (e edit) apply(src []byte) []byte {
	return append(append(append([]byte(nil), src[:e.from]...), e.text...), src[e.to:]...)
}

func (e edit) describe(src []byte) string {
	short := func(s string) string {
		s = strings.Join(strings.Fields(s), " ")
		if r := []rune(s); len(r) > 60 {
			s = string(r[:60]) + "..."
		}
		return s
	}
	if e.text == "" {
		return "without " + short(string(src[e.from:e.to]))
	}
	return short(string(src[e.from:e.to])) + " becomes " + short(e.text)
}

// others are the operators that stand in for one another.
var others = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ,
	token.NEQ:  token.EQL,
	token.LAND: token.LOR, token.LOR: token.LAND, token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO,
	token.QUO: token.MUL,
	token.INC: token.DEC, token.DEC: token.INC, token.ADD_ASSIGN: token.SUB_ASSIGN,
	token.SUB_ASSIGN: token.ADD_ASSIGN,
	token.MUL_ASSIGN: token.QUO_ASSIGN, token.BREAK: token.CONTINUE, token.CONTINUE: token.BREAK,
}

// editsOf lists the changes that can be made in the body of a function.
func editsOf(files *token.FileSet, src []byte, body *ast.BlockStmt) (out []edit) {
	at := func(p token.Pos) int { return files.Position(p).Offset }
	put := func(from, to token.Pos, text string) { out = append(out, edit{at(from), at(to), text}) }
	operator := func(p token.Pos, t token.Token) {
		if other, ok := others[t]; ok {
			put(p, p+token.Pos(len(t.String())), other.String())
		}
	}
	unseen := map[ast.Node]bool{} // what no test could see
	ast.Inspect(body, func(n ast.Node) bool {
		if unseen[n] {
			return false
		}
		switch n := n.(type) {
		case *ast.CallExpr:
			for _, a := range unseenIn(n) {
				unseen[a] = true
			}
		case *ast.BinaryExpr:
			operator(n.OpPos, n.Op)
		case *ast.IncDecStmt:
			operator(n.TokPos, n.Tok)
		case *ast.AssignStmt:
			operator(n.TokPos, n.Tok)
			if n.Tok == token.ASSIGN || others[n.Tok] != 0 {
				put(n.Pos(), n.End(), "")
			}
		case *ast.BranchStmt:
			operator(n.Pos(), n.Tok)
		case *ast.IfStmt:
			condition := string(src[at(n.Cond.Pos()):at(n.Cond.End())])
			put(n.Cond.Pos(), n.Cond.End(), "("+condition+") == false")
			put(n.Cond.Pos(), n.Cond.End(), "("+condition+") && false")
			put(n.Cond.Pos(), n.Cond.End(), "("+condition+") || true")
		case *ast.ExprStmt:
			put(n.Pos(), n.End(), "")
		case *ast.UnaryExpr:
			if l, ok := n.X.(*ast.BasicLit); ok && n.Op == token.SUB && l.Value == "1" { // often it says none, as -2 would
				unseen[l] = true
				put(n.Pos(), n.End(), "0")
			}
		case *ast.BasicLit:
			if text, ok := otherNumber(n); ok {
				put(n.Pos(), n.End(), text)
			}
		case *ast.Ident:
			switch n.Name {
			case "true":
				put(n.Pos(), n.End(), "false")
			case "false":
				put(n.Pos(), n.End(), "true")
			}
		}
		return true
	})
	return out
}

// unseenIn are the arguments of a call that no test could see: a capacity that make is given, and the text of a panic.
func unseenIn(call *ast.CallExpr) []ast.Expr {
	name, ok := call.Fun.(*ast.Ident)
	switch {
	case !ok || len(call.Args) == 0:
		return nil
	case name.Name == "panic":
		return call.Args
	case name.Name == "make":
		if _, isMap := call.Args[0].(*ast.MapType); isMap {
			return call.Args[1:]
		}
		return call.Args[min(2, len(call.Args)):]
	}
	return nil
}

// otherNumber is a number beside one: one more of whole ones, half of others.
func otherNumber(l *ast.BasicLit) (string, bool) {
	switch l.Kind {
	case token.INT:
		if n, err := strconv.ParseInt(l.Value, 0, 64); err == nil {
			return strconv.FormatInt(n+1, 10), true
		}
	case token.FLOAT:
		if f, err := strconv.ParseFloat(l.Value, 64); err == nil && f != 0 {
			return fmt.Sprint(f / 2), true
		}
	}
	return "", false
}
