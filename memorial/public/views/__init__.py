"""Views, a file for each noun. A view reads its parameters, asks one question and fills one template."""
