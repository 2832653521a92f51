; The installer for Windows, by Inno Setup 6.3 or later. NOT YET RUN ON WINDOWS: written from
; https://jrsoftware.org/ishelp/; docs/release.md has the checklist for whoever runs it first.
;
;   ISCC.exe /DVersion=0.1.0 release\windows\pathway-planner.iss
;
; It installs for one person, without administrator rights, into their local folder of programs.
; Vaults, backups, settings and logs lie elsewhere and are touched by nothing here.

#ifndef Version
  #error "Say the version: ISCC.exe /DVersion=0.1.0 pathway-planner.iss"
#endif
#ifndef Bundle
  #define Bundle AddBackslash(SourcePath) + "..\..\dist\pathway-planner"
#endif
#ifndef Output
  #define Output AddBackslash(SourcePath) + "..\..\dist"
#endif
#define Program "pathway-planner.exe"
#if !FileExists(AddBackslash(Bundle) + Program)
  #error "There is no bundle: run pyinstaller build.spec first"
#endif
#if !FileExists(AddBackslash(Bundle) + "licences\LICENCES.txt")
  #error "There are no licences in the bundle: run python -m release.papers first (docs/release.md)"
#endif
; The version data of the .exe come from pyproject.toml by build.spec: both must be the same.
#if GetStringFileInfo(AddBackslash(Bundle) + Program, PRODUCT_VERSION) != Version
  #error "The bundle is of another version"
#endif

[Setup]
AppId={{8E1E0C57-6B2E-4C53-9F0B-7D8D3C0B1A64}
AppName=Pathway Planner
AppVersion={#Version}
AppVerName=Pathway Planner {#Version}
AppPublisher=Pathway Planner maintainers
AppComments=Your vaults and backups stay on this computer when the program is removed.
; for one person, never asking for more
PrivilegesRequired=lowest
DefaultDirName={userpf}\Pathway Planner
; an administrator can still say /DIR=
DisableDirPage=yes
DisableProgramGroupPage=yes
DisableReadyPage=yes
UsePreviousAppDir=yes
AllowUNCPath=no
AllowNetworkDrive=no
; Windows 10 of 1809: what Qt 6.11 needs
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; held by the program while a window is open (planner/system/installer_mutex.py): neither an upgrade nor a
; removal starts over an open vault
AppMutex=PathwayPlannerIsOpen
SetupMutex=PathwayPlannerSetup
; what else holds a file, a virus scanner say, is asked to let go, and is not started again
CloseApplications=yes
RestartApplications=no
RestartIfNeededByRun=no
AlwaysRestart=no
UninstallRestartComputer=no
OutputDir={#Output}
OutputBaseFilename=pathway-planner-{#Version}-windows-x86_64-setup
Compression=lzma2
SolidCompression=yes
LicenseFile={#AddBackslash(SourcePath)}..\..\LICENSE
#ifdef Icon
SetupIconFile={#Icon}
#endif
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName=Pathway Planner
SetupLogging=yes
UninstallLogging=yes
WizardStyle=modern
; four numbers, as the .exe has them: Version may end in rc1
VersionInfoVersion={#GetVersionNumbersString(AddBackslash(Bundle) + Program)}
VersionInfoDescription=Pathway Planner, installer
VersionInfoProductName=Pathway Planner
VersionInfoProductTextVersion={#Version}
VersionInfoTextVersion={#Version}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Messages]
en.ConfirmUninstall=Remove the program %1 from this computer?%n%nYour vaults and backups stay where they are.
en.UninstalledAll=%1 was removed. Your vaults and backups are still on this computer.

[Tasks]
Name: "desktop"; Description: "Put Pathway Planner on the desktop as well"; Flags: unchecked

[InstallDelete]
; an upgrade in place: nothing of the version before stays behind. This is the bundle's own folder
; of libraries, and never one that holds records.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Pathway Planner"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\Pathway Planner"; Filename: "{app}\{#Program}"; Tasks: desktop

[Run]
Filename: "{app}\{#Program}"; Description: "Open Pathway Planner"; Flags: nowait postinstall skipifsilent

[Code]
const
  // room for the program while the one before is still there, and for a first vault
  NeededBytes = 700000000;

// An existing folder of the drive that the program goes to: its own may not be there yet.
function Existing(Folder: String): String;
begin
  Result := Folder;
  while (Result <> '') and not DirExists(Result) do
  begin
    if ExtractFileDir(Result) = Result then
      Break;
    Result := ExtractFileDir(Result);
  end;
end;

// A full disk, and a tool that installs as the computer instead of as its planner, are said before
// anything is changed; a silent installation then ends with 7.
function PrepareToInstall(var NeedsRestart: Boolean): String;
var
  Free, Total: Int64;
begin
  Result := '';
  if GetUserNameString = 'SYSTEM' then
    Result := 'Pathway Planner is installed for one person: run this in their own session, not ' +
      'as the computer. Nothing was changed.'
  else if GetSpaceOnDisk64(Existing(WizardDirValue), Free, Total) and (Free < NeededBytes) then
    Result := 'There is not enough room on this disk. Pathway Planner needs 700 MB. ' +
      'Nothing was changed: free some room, then start this again.';
end;

// What stays, and where, in the log of a silent removal as well.
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Kept: String;
begin
  if CurUninstallStep <> usPostUninstall then
    Exit;
  Kept := ExpandConstant('{localappdata}\Pathway Planner');
  if not DirExists(Kept) then
    Exit;
  Log('Vaults, backups, settings and logs stay in ' + Kept);
  if not UninstallSilent then
    MsgBox('Your vaults and backups stay in' + #13#10 + Kept + #13#10 + #13#10 +
      'docs/install.md says how to remove them for good.', mbInformation, MB_OK);
end;
