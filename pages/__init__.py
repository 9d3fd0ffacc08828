"""What people see; the only code that imports streamlit, starlette or plotly."""
