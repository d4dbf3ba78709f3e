"""What each of Checkov's checks asks, next to what our themes ask: a module of tables for each cloud.

Each has three tables, from an answer to a block of words:

- `COMPARED`: themes in which the answer counts → ids of checks;
- `LEFT_OUT`: why a check asks for something else than HDS does → ids of checks;
- `EXPLAINED`: why Checkov's expectation is not HDS's → lines of one id and the resources it is about. A resource is
  named by its address without instance keys; one that a test keeps in its own text, by the name of that test.
"""
