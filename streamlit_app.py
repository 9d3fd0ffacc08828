"""The application: `streamlit run streamlit_app.py` starts it (and looks for this very call of `st.App`)."""

import streamlit as st

from pages.gate.app import application

app = st.App(**application())
