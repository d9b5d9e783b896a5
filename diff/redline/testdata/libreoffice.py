"""Opens documents in LibreOffice and prints the texts of their paragraphs as JSON, a list a document.

  python3 libreoffice.py OFFICE PROFILE JOB...

A JOB is as:FILE, accept:FILE or reject:FILE: as it stands, or with all tracked changes accepted or rejected. The office is started
for this and ended.
"""
import json, os, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue

office, profile = sys.argv[1:3]
pipe = "reprise%d" % os.getpid()
process = subprocess.Popen([office, "--headless", "--norestore", "--nologo", "-env:UserInstallation=file://" + profile,
                            "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(240):
    try:
        ctx = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        break
    except Exception:
        time.sleep(0.5)
else:
    process.kill()
    sys.exit("LibreOffice does not answer")
desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
dispatcher = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", ctx)


def texts(text):
    out = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        b = blocks.nextElement()
        if b.supportsService("com.sun.star.text.TextTable"):
            for name in b.CellNames:
                out += ["cell"] + texts(b.getCellByName(name))
        else:
            out.append(b.ListLabelString + " " + b.String if b.ListLabelString else b.String)
    return out


commands = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
result = []
for job in sys.argv[3:]:
    what, path = job.split(":", 1)
    doc = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    if what in commands:
        dispatcher.executeDispatch(doc.CurrentController.Frame, commands[what], "", 0, ())
    found = texts(doc.Text)
    for i in range(doc.Footnotes.Count):
        found += ["note"] + texts(doc.Footnotes.getByIndex(i))
    result.append(found)
    doc.close(True)
print(json.dumps(result))
sys.stdout.flush()
try:
    desktop.terminate()
except Exception:
    pass
try:
    process.wait(20)
except subprocess.TimeoutExpired:
    process.kill()
os._exit(0)  # the bridge to LibreOffice may crash on the way out
