"""The verbs of rules, one module each; a verb is registered by being here.

A verb has ``OPTIONS`` (name → `schema.Option`), ``PLACEHOLDERS`` (what its messages may show) and
``prepare(rule, form, shared)``, which gives the check: a function from a `context.Context` to findings and undecided
entries. `shared` is a dict that all rules of one edition have in common.
"""
