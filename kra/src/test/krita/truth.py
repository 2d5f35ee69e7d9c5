"""truth.py: runs inside kritarunner; writes NAME.raw and NAME.raw.json beside each document given."""
import sys,json,time
from krita import Krita
from PyQt5.QtWidgets import QApplication

NCH={"RGBA":4,"GRAYA":2,"CMYKA":5,"LABA":4,"XYZA":4,"YCbCrA":4,"A":1}
def pump(n=10):
    for _ in range(n): QApplication.processEvents(); time.sleep(.005)
def __main__(args):
    K=Krita.instance(); 
    for path in args:
        stem=path.rsplit(".",1)[0]
        d=K.openDocument(path)
        if d is None: print("NOTOPEN",path); continue
        d.setBatchmode(True); pump(); d.waitForDone(); pump()
        first=bytes(d.pixelData(0,0,d.width(),d.height()))
        runs=[]
        for _ in range(2):
            d.refreshProjection(); pump(); d.waitForDone(); pump(3)
            runs.append(bytes(d.pixelData(0,0,d.width(),d.height())))
        m,dp=d.colorModel(),d.colorDepth()
        w=[int(first!=runs[1]), int(runs[0]!=runs[1])]
        open(stem+".raw","wb").write(runs[-1])
        json.dump(dict(width=d.width(),height=d.height(),model=m,depth=dp,profile=d.colorProfile(),channels=NCH.get(m),first=w[0],again=w[1]),open(stem+".raw.json","w"))
        print("OK",path,w); sys.stdout.flush()
        d.setModified(False); d.close()
