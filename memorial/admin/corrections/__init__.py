"""Letters from families on the desk: the queue, the page on which one is answered, what was set aside, the reasons.

Everything that is done to a letter is done by the verbs of `memorial.corrections`; here is only what a curator sees of
it and what they type. Whoever may decide on proposals answers letters; nobody else sees any of this.
"""
