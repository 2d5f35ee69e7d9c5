"""Hand-made .kra documents: layers, filters, fills and masks, without Krita. Needs numpy."""
import zipfile, base64
from xml.sax.saxutils import quoteattr, escape
import numpy as np
COL="/usr/share/color/icc/krita/"
ID={"RGBA":{"U8":"RGBA","U16":"RGBA16","F16":"RGBAF16","F32":"RGBAF32"},
    "GRAYA":{"U8":"GRAYA","U16":"GRAYAU16","F16":"GRAYAF16","F32":"GRAYAF32"},
    "CMYKA":{"U8":"CMYK","U16":"CMYKAU16","F32":"CMYKAF32"},
    "LABA":{"U8":"LABAU8","U16":"LABA","F32":"LABAF32"},
    "XYZA":{"U8":"XYZA8","U16":"XYZA16","F16":"XYZAF16","F32":"XYZAF32"},
    "YCbCrA":{"U8":"YCBCRA8","U16":"YCBCRAU16","F32":"YCBCRF32"}}
NCH={"RGBA":4,"GRAYA":2,"CMYKA":5,"LABA":4,"XYZA":4,"YCbCrA":4}
DT={"U8":"<u1","U16":"<u2","F16":"<f2","F32":"<f4"}
MAXV={"U8":255.0,"U16":65535.0}
PROF={"RGBA":"sRGB-elle-V2-srgbtrc.icc","GRAYA":"Gray-D50-elle-V2-srgbtrc.icc","CMYKA":"Chemical proof","LABA":"Lab identity built-in","XYZA":"XYZ identity built-in"}
_c={}
def icc(model,profile):
    k=(model,profile)
    if k not in _c:
        # Lab and XYZ are Krita's own spaces, which it has without a file.
        _c[k]=None if model in ("LABA","XYZA") else open(COL+("cmyk.icm" if model=="CMYKA" else profile),"rb").read()
    return _c[k]
def pack(model,depth,arr):
    a=np.array(arr,dtype=np.float64)
    if model=="RGBA" and depth in("U8","U16"): a=a[...,[2,1,0,3]]
    if depth in MAXV: a=np.floor(np.clip(a,0,1)*MAXV[depth]+.5)
    elif model=="LABA": a=a.copy(); a[...,0]*=100; a[...,1:3]=(a[...,1:3]-.5)*160
    elif model=="CMYKA": a=a.copy(); a[...,:4]*=100
    return np.ascontiguousarray(a.astype(DT[depth]))
def tiles(mem,x0,y0,default=None):
    h,w,n=mem.shape; ps=n*mem.dtype.itemsize
    out=[]
    tx0=x0//64*64; ty0=y0//64*64
    fill=np.zeros(n,mem.dtype) if default is None else default
    for ty in range(ty0,y0+h,64):
        for tx in range(tx0,x0+w,64):
            t=np.empty((64,64,n),mem.dtype); t[:]=fill
            sx=max(tx,x0); sy=max(ty,y0); ex=min(tx+64,x0+w); ey=min(ty+64,y0+h)
            t[sy-ty:ey-ty,sx-tx:ex-tx]=mem[sy-y0:ey-y0,sx-x0:ex-x0]
            d=b"\0"+t.tobytes(); out.append(b"%d,%d,LZF,%d\n"%(tx,ty,len(d))+d)
    return b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE %d\nDATA %d\n"%(ps,len(out))+b"".join(out)
EMPTY=b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE %d\nDATA 0\n"
def params(version=1,internal=False,**kw):
    s='<!DOCTYPE params>\n<params version="%d">\n'%version
    for k,v in kw.items():
        if isinstance(v,bool): v="true" if v else "false"
        t=' type="string"' if internal and isinstance(v,str) else ' type="internal"'
        if isinstance(v,str): s+=' <param name="%s" type="string"><![CDATA[%s]]></param>\n'%(k,v)
        else: s+=' <param name="%s" type="internal">%s</param>\n'%(k,v)
    return s+'</params>\n'
class Doc:
    def __init__(s,model="RGBA",depth="U8",w=150,h=110,profile=None,res=120):
        s.model,s.depth,s.w,s.h=model,depth,w,h; s.profile=profile or PROF[model]; s.res=res
        s.files=[]; s.n=1; s.stack=[[]]; s.resources=[]
    def fn(s,p="layer"): s.n+=1; return "%s%d"%(p,s.n)
    def attrs(s,**kw): return " ".join("%s=%s"%(k,quoteattr(str(v))) for k,v in kw.items())
    def common(s,name,fn,nodetype,op="normal",opacity=255,x=0,y=0,visible=1,flags="",**kw):
        return s.attrs(name=name,filename=fn,nodetype=nodetype,compositeop=op,opacity=opacity,visible=visible,locked=0,collapsed=0,
            x=x,y=y,channelflags=flags,colorlabel=0,intimeline=0,uuid="{%08x-1111-4222-8333-444444444444}"%s.n,**kw)
    def paint(s,arr=None,x=0,y=0,masks=(),name="paint",default=None,model=None,depth=None,profile=None,tile=(0,0),mem=None,**kw):
        m,d=model or s.model,depth or s.depth; fn=s.fn()
        if mem is None and arr is not None: mem=pack(m,d,arr)
        ps=NCH[m]*np.dtype(DT[d]).itemsize
        df=None if default is None else pack(m,d,np.array(default)[None,None])[0,0]
        s.files+= [("layers/"+fn, EMPTY%ps if mem is None else tiles(mem,tile[0],tile[1],df)),
                   ("layers/"+fn+".defaultpixel", bytes(ps) if df is None else df.tobytes()),
                   ("layers/"+fn+".icc", icc(m,profile or (s.profile if m==s.model else PROF[m])))]
        s.add('<layer %s>%s</layer>'%(s.common(name,fn,"paintlayer",x=x,y=y,channellockflags="",onionskin=0,colorspacename=ID[m][d],**kw),s.masks(masks)))
        return fn
    def add(s,xml): s.stack[-1].insert(0,xml)
    def group(s,**kw): s.stack.append([]); s.g=getattr(s,"g",[])+[kw]
    def end(s,masks=(),name="group",passthrough=0):
        kids=s.stack.pop(); kw=s.g.pop(); fn=s.fn()
        s.add('<layer %s><layers>%s%s</layers></layer>'%(s.common(name,fn,"grouplayer",passthrough=passthrough,**kw),s.masks(masks,bare=True),"".join(kids)))
    def selection(s,fn,sel,tile=(0,0)):
        if sel is None: d,t=b"\xff",EMPTY%1
        else: d,t=b"\0",tiles(np.asarray(sel,np.uint8)[...,None],tile[0],tile[1])
        s.files+=[("layers/"+fn+".pixelselection",t),("layers/"+fn+".pixelselection.defaultpixel",d)]
    def filter(s,id,config,version=1,sel=None,name=None,op="copy",**kw):
        fn=s.fn(); s.selection(fn,sel); s.files.append(("layers/"+fn+".filterconfig",config))
        s.add('<layer %s/>'%s.common(name or id,fn,"adjustmentlayer",op=op,filtername=id,filterversion=version,**kw))
    def fill(s,id,config,version=1,sel=None,masks=(),name=None,**kw):
        fn=s.fn(); s.selection(fn,sel); s.files.append(("layers/"+fn+".filterconfig",config))
        s.add('<layer %s>%s</layer>'%(s.common(name or id,fn,"generatorlayer",generatorname=id,generatorversion=version,**kw),s.masks(masks)))
    def masks(s,ms,bare=False):
        if not ms: return ""
        out=[]
        for m in ms: # bottom first
            fn=s.fn("mask"); kind=m[0]
            a=dict(name=kind,filename=fn,nodetype=kind,visible=1,locked=0,x=0,y=0,colorlabel=0,intimeline=0,uuid="{%08x-1111-4222-8333-444444444444}"%s.n)
            if kind=="filtermask":
                _,id,config,version,sel=m; a.update(filtername=id,filterversion=version); s.selection(fn,sel); s.files.append(("layers/"+fn+".filterconfig",config))
            elif kind=="transparencymask": s.selection(fn,m[1])
            elif kind=="transformmask": s.files.append(("layers/"+fn+".transformconfig",m[1])); 
            if kind=="transformmask" and len(m)>2: a.update(x=m[2][0],y=m[2][1])
            out.insert(0,'<mask %s/>'%s.attrs(**a))
        t="".join(out)
        return t if bare else "<masks>"+t+"</masks>"
    def resource(s,type,filename,data,name=None,md5=None):
        s.resources.append((type,filename,name or filename,md5,data))
    def write(s,path):
        px=NCH[s.model]*np.dtype(DT[s.depth]).itemsize
        import hashlib
        r="".join('<resource %s/>'%s.attrs(type=t,filename=f,name=n,md5sum=m or hashlib.md5(d).hexdigest()) for t,f,n,m,d in s.resources)
        xml=('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE DOC PUBLIC \'-//KDE//DTD krita 2.0//EN\' \'http://www.calligra.org/DTD/krita-2.0.dtd\'>\n'
         '<DOC xmlns="http://www.calligra.org/DTD/krita" editor="Krita" kritaVersion="5.1.5" syntaxVersion="2.0"><IMAGE name="d" mime="application/x-kra" description="" width="%d" height="%d" x-res="%d" y-res="%d" colorspacename="%s" profile=%s><layers>%s</layers><ProjectionBackgroundColor ColorData="%s"/><resources>%s</resources></IMAGE></DOC>'
         %(s.w,s.h,s.res,s.res,ID[s.model][s.depth],quoteattr(s.profile),"".join(s.stack[0]),base64.b64encode(bytes(px)).decode(),r))
        with zipfile.ZipFile(path,"w") as z:
            def put(n,d,st=zipfile.ZIP_DEFLATED): z.writestr(zipfile.ZipInfo(n,(2000,1,1,0,0,0)),d,st)
            put("mimetype","application/x-krita",zipfile.ZIP_STORED); put("maindoc.xml",xml)
            put("documentinfo.xml",'<?xml version="1.0"?><document-info xmlns="http://www.calligra.org/DTD/document-info"><about><title>d</title></about></document-info>')
            for n,d in s.files+[("annotations/icc",icc(s.model,s.profile))]:
                if d is not None: put("d/"+n,d)
            for t,f,n,m,d in s.resources: put("resources/%s/%s"%(t,f),d)
def smooth(w,h,seed,nch,lo=0.,hi=1.,freq=3.,noise=.02):
    rng=np.random.RandomState(seed); y,x=np.mgrid[0:h,0:w].astype(float); x/=w; y/=h
    out=np.empty((h,w,nch))
    for c in range(nch):
        a=np.zeros((h,w))
        for _ in range(4):
            fx,fy,ph,am=rng.uniform(-freq,freq),rng.uniform(-freq,freq),rng.uniform(0,6.28),rng.uniform(.4,1)
            a+=am*np.cos(2*np.pi*(fx*x+fy*y)+ph)
        a=(a-a.min())/max(1e-9,a.max()-a.min()); a+=rng.uniform(-noise,noise,(h,w)); out[...,c]=lo+np.clip(a,0,1)*(hi-lo)
    return out
def picture(w,h,seed,model="RGBA",alpha=False,lo=0.,hi=1.,**kw):
    a=smooth(w,h,seed,NCH[model],lo,hi,**kw)
    a[...,-1]=np.clip(smooth(w,h,seed+99,1,-.4,1.4)[...,0],0,1) if alpha else 1
    return a
def radial(w,h):
    y,x=np.mgrid[0:h,0:w].astype(float)
    return (np.clip(1.2-2*np.hypot(x/w-.5,y/h-.5),0,1)*255).round().astype(np.uint8)
