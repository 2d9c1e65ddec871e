@echo off
rem The same targets as the Makefile: html, clean.
rem What is needed is installed into .venv, unless this Python has it already.
setlocal
cd /d "%~dp0"
if "%PYTHON%"=="" set PYTHON=python

if "%1"=="html" goto html
if "%1"=="clean" goto clean
echo   make html     build the site and its PDFs into _build\html
echo   make clean    remove what was built and the virtual environment
exit /b 0

:html
set VPYTHON=%PYTHON%
%PYTHON% -c "import annual_report" >nul 2>nul || call :install || exit /b 1
%VPYTHON% -m sphinx -b html -d _build\doctrees %SPHINXOPTS% . _build\html || exit /b 1
echo The site: _build\html\index.html
for %%f in (_build\html\pdf\*.pdf) do echo A PDF: %%f
exit /b 0

:clean
for %%d in (_build .venv) do if exist %%d rmdir /s /q %%d
echo Removed _build and .venv.
exit /b 0

rem a copy of requirements.txt tells what was installed last
:install
set VPYTHON=.venv\Scripts\python.exe
fc /b requirements.txt .venv\requirements.txt >nul 2>nul && exit /b 0
echo Setting up .venv
%PYTHON% -m venv .venv || exit /b 1
%VPYTHON% -m pip install -qq --disable-pip-version-check -r requirements.txt || exit /b 1
copy /y requirements.txt .venv\requirements.txt >nul
exit /b 0
