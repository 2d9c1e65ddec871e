@echo off
rem The same targets as the Makefile: html, example, test, serve, clean.
rem Each sets up its own virtual environment in .venv.
setlocal
cd /d "%~dp0"
if "%PYTHON%"=="" set PYTHON=python
if "%PORT%"=="" set PORT=8000
if "%PYTESTOPTS%"=="" set PYTESTOPTS=-n auto
set VPYTHON=.venv\Scripts\python.exe

if "%1"=="html" goto html
if "%1"=="example" goto example
if "%1"=="test" goto test
if "%1"=="serve" goto serve
if "%1"=="clean" goto clean
echo   make html     build the site and its PDFs into _build\html
echo   make example  build the example archive, of an invented network, into _build\example
echo   make test     run the tests
echo   make serve    show the site on http://127.0.0.1:8000, and let it follow what is saved
echo   make clean    remove what was built and the virtual environment
exit /b 0

:html
call :install docs || exit /b 1
%VPYTHON% -m sphinx -b html -d _build\doctrees %SPHINXOPTS% . _build\html || exit /b 1
echo The site: _build\html\index.html
for %%f in (_build\html\pdf\*.pdf) do echo A PDF: %%f
exit /b 0

:example
call :install docs || exit /b 1
%VPYTHON% -m sphinx -b html -d _build\example-doctrees %SPHINXOPTS% extensions\annual_report\example _build\example || exit /b 1
echo The example: _build\example\index.html
exit /b 0

:test
call :install test || exit /b 1
%VPYTHON% -m pytest %PYTESTOPTS%
exit /b %ERRORLEVEL%

:serve
call :install docs || exit /b 1
.venv\Scripts\annual-report serve --port %PORT%
exit /b %ERRORLEVEL%

:clean
for %%d in (_build dist .venv) do if exist %%d rmdir /s /q %%d
echo Removed _build, dist and .venv.
exit /b 0

rem install NAME: from the lock of that name; copies of it and of pyproject.toml tell what was installed last
:install
fc /b pyproject.toml .venv\%1.toml >nul 2>nul && fc /b requirements\%1.txt .venv\%1.txt >nul 2>nul && exit /b 0
if not exist %VPYTHON% (
  echo Setting up .venv
  %PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed')" || exit /b 1
  %PYTHON% -m venv .venv || exit /b 1
)
echo Installing into .venv what requirements\%1.txt lists
%VPYTHON% -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements\%1.txt || exit /b 1
%VPYTHON% -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . || exit /b 1
copy /y pyproject.toml .venv\%1.toml >nul
copy /y requirements\%1.txt .venv\%1.txt >nul
exit /b 0
