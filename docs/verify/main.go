// Command verify checks what Assay signs and proves, without any of Assay's code: notes and Merkle
// trees are those of golang.org/x/mod/sumdb, as the Go checksum database uses them.
//
//	verify -key VERIFIER_KEY checkpoint FILE...        signed checkpoints, also several in a file
//	verify -key VERIFIER_KEY inclusion FILE...         proofs of decisions (*.tlog-proof)
//	verify -key VERIFIER_KEY consistency OLD FILE      the log of checkpoint OLD grew to that in FILE
//
// It ends with 0 if all is as signed, else with 1.
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	key := flag.String("key", "", "verifier key of the log, from GET /v1/log")
	flag.Parse()
	if err := run(*key, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "NOT verified:", err)
		os.Exit(1)
	}
}

func run(key string, arguments []string) error {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return err
	}
	if len(arguments) < 2 {
		return errors.New("say what to verify: checkpoint, inclusion or consistency, and files")
	}
	what, files := arguments[0], arguments[1:]
	if what == "consistency" {
		if len(files) != 2 {
			return errors.New("consistency takes the old checkpoint and the proof")
		}
		return consistency(verifier, files[0], files[1])
	}
	check := map[string]func(note.Verifier, string) error{"checkpoint": checkpoints, "inclusion": inclusion}[what]
	if check == nil {
		return fmt.Errorf("cannot verify %q", what)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err == nil {
			err = check(verifier, string(text))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// checkpoints are notes, each followed by an empty line where there are several.
func checkpoints(verifier note.Verifier, text string) error {
	parts := strings.Split(strings.TrimRight(text, "\n"), "\n\n")
	if len(parts)%2 != 0 {
		return errors.New("something is no note")
	}
	for i := 0; i < len(parts); i += 2 {
		tree, err := open(verifier, parts[i]+"\n\n"+parts[i+1]+"\n")
		if err != nil {
			return err
		}
		fmt.Printf("checkpoint of %d leaves, root %v\n", tree.N, tree.Hash)
	}
	return nil
}

// inclusion takes a C2SP tlog-proof whose extra data is the record.
func inclusion(verifier note.Verifier, text string) error {
	head, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("no tlog-proof with a record")
	}
	record, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	proof, err := hashes(lines[3:])
	if err != nil {
		return err
	}
	tree, err := open(verifier, signed)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
		return err
	}
	var decision struct {
		ID    string `json:"decision_id"`
		Score int    `json:"score"`
	}
	if err := json.Unmarshal(record, &decision); err != nil {
		return err
	}
	fmt.Printf("decision %s, score %d, is leaf %d of %d\n", decision.ID, decision.Score, index, tree.N)
	return nil
}

// consistency takes "old SIZE", the hashes of the proof, an empty line and the newer checkpoint.
func consistency(verifier note.Verifier, oldFile, proofFile string) error {
	oldNote, err := os.ReadFile(oldFile)
	if err != nil {
		return err
	}
	old, err := open(verifier, string(oldNote))
	if err != nil {
		return err
	}
	text, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	head, signed, _ := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != fmt.Sprintf("old %d", old.N) {
		return fmt.Errorf("the proof is not from %d leaves on", old.N)
	}
	proof, err := hashes(lines[1:])
	if err != nil {
		return err
	}
	tree, err := open(verifier, signed)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return err
	}
	fmt.Printf("the log of %d leaves began as that of %d\n", tree.N, old.N)
	return nil
}

// open gives the head that a checkpoint of this verifier's log signs.
func open(verifier note.Verifier, signed string) (tlog.Tree, error) {
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("a checkpoint of another log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func hashes(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, 0, len(lines))
	for _, line := range lines {
		if line == "" {
			continue
		}
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
