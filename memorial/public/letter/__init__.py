"""The form by which a family writes to the memorial, and the pages on which it is answered.

wish_form, sender_form    what can be typed of one change, and of whoever writes
draft                     a letter on its way through the form: everything typed so far, and what is wrong with it
choices                   what can be chosen to speak of: the names and statements of somebody
uploads                   files that came with a form, and those it carries along
same_site                 which forms are taken without a cookie
pages                     the views of the form and of the figures
sender                    the views behind the private link
"""
