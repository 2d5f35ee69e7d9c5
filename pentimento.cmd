@echo off
rem Starts Pentimento; builds it first when there is no build yet.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "FOUND="
for %%D in ("%JAVA_HOME%") do call :try "%%~D"
for /f "delims=" %%J in ('where java 2^>nul') do for %%K in ("%%~dpJ..") do call :try "%%~fK"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  for /d %%D in ("%%~R\*") do call :try "%%~D"
)
if not defined FOUND (
  echo pentimento: no JDK 25.0.3 or newer ^(before 26^) was found in JAVA_HOME, on the PATH or in the usual folders; 1>&2
  echo             install one ^(for instance Eclipse Temurin 25^) and set JAVA_HOME to its folder 1>&2
  exit /b 7
)
set "JAVA_HOME=%FOUND%"
if not exist "%HERE%.build\stamp" (
  echo pentimento: building ^(first use^) ... 1>&2
  pushd "%HERE%"
  call mvnw.cmd -q -B -ntp -Dquick -DskipTests -pl app -am package || (popd & exit /b 1)
  if not exist .build\lib mkdir .build\lib
  copy /y app\target\lib\*.jar .build\lib >nul
  copy /y app\target\pentimento.app-*.jar .build\lib >nul
  echo built> .build\stamp
  popd
)
"%JAVA_HOME%\bin\java" -XX:CICompilerCount=4 -XX:InlineSmallCode=500 -XX:Tier4MinInvocationThreshold=30 -XX:Tier4BackEdgeThreshold=4000000 -XX:Tier3InvocationThreshold=20 -XX:Tier3MinInvocationThreshold=10 -XX:Tier3CompileThreshold=100 -XX:Tier3BackEdgeThreshold=20000 -XX:+UseSerialGC -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true --enable-native-access=ALL-UNNAMED -Dpentimento.home="%HERE%." -Dfile.encoding=UTF-8 -cp "%HERE%.build\lib\*" pentimento.app.Main %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b
if "%~1"=="" exit /b
if not exist "%~1\release" exit /b
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do set "V=%%~V"
if "!V!"=="25" exit /b
if "!V:~0,6!"=="25.0.0" exit /b
if "!V:~0,6!"=="25.0.1" exit /b
if "!V:~0,6!"=="25.0.2" exit /b
if "!V:~0,3!"=="25." set "FOUND=%~1"
exit /b
