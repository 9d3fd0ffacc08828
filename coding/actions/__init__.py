"""One file per thing a user does with codes and passages, each in one transaction."""
