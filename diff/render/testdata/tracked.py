"""Opens a document in LibreOffice and prints its text with all tracked changes accepted, or rejected, and their number.

  python3 tracked.py PORT accept|reject FILE
  python3 tracked.py PORT quit

LibreOffice has to listen on PORT. The first line printed is the number of changes; the rest is the text.
"""
import os, sys, time, uno
from com.sun.star.beans import PropertyValue

port, what, path = (sys.argv + [""])[1:4]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(120):
    try:
        ctx = resolver.resolve(f"uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
else:
    sys.exit("LibreOffice does not answer")
desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
if what == "quit":
    try:
        desktop.terminate()
    finally:
        os._exit(0)
doc = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
changes = 0
redlines = doc.Redlines.createEnumeration()
while redlines.hasMoreElements():
    redlines.nextElement()
    changes += 1
dispatcher = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", ctx)
command = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}[what]
dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, ())
print(changes)
text = []
paragraphs = doc.Text.createEnumeration()
while paragraphs.hasMoreElements():
    text.append(paragraphs.nextElement().String)
sys.stdout.write("\n".join(text))
doc.close(True)
sys.stdout.flush()
os._exit(0)  # the bridge to LibreOffice may crash on the way out
