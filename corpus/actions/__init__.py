"""One file per thing a user does with the corpus: check the rule, write the facts, in one transaction."""
