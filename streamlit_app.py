"""The application: `streamlit run streamlit_app.py` starts it."""

from pages.gate.app import make_app

app = make_app()
