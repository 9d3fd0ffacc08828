"""What stands round every page: language, session, navigation, the error boundary."""
