"""transforms.py OUT: documents with transform masks, over models and depths."""
import sys,os,math
from documents import *
OUT=sys.argv[1]+"/gen/"; os.makedirs(OUT,exist_ok=True)
def dumb(m): return '<!DOCTYPE transform_params><transform_params><main id="dumbparams"/><data><dumb_transform><transform type="transform" %s/></dumb_transform></data></transform_params>'%" ".join('m%d%d="%r"'%(i+1,j+1,m[i][j]) for i in range(3) for j in range(3))
def free(oc,tc=None,rot=(0,0),a=(0,0,0),s=(1,1),sh=(0,0),filt="Bicubic",cam=(0,0,1024),keep=0,persp=((1,0,0),(0,1,0),(0,0,1)),arc=0):
    tc=tc or oc
    pt=lambda n,p:'<%s type="pointf" x="%r" y="%r"/>'%(n,p[0],p[1])
    v=lambda n,x:'<%s type="value" value="%s"/>'%(n,x)
    fl='<flattenedPerspectiveTransform type="transform" %s/>'%" ".join('m%d%d="%r"'%(i+1,j+1,persp[i][j]) for i in range(3) for j in range(3))
    return ('<!DOCTYPE transform_params><transform_params><main id="tooltransformparams"/><data mode="0"><free_transform>'+pt("transformedCenter",tc)+pt("originalCenter",oc)+pt("rotationCenterOffset",rot)+v("transformAroundRotationCenter",arc)
      +v("aX",repr(a[0]))+v("aY",repr(a[1]))+v("aZ",repr(a[2]))+'<cameraPos type="vector3d" x="%r" y="%r" z="%r"/>'%cam+v("scaleX",repr(s[0]))+v("scaleY",repr(s[1]))+v("shearX",repr(sh[0]))+v("shearY",repr(sh[1]))+v("keepAspectRatio",keep)+fl+v("filterId",filt)+'</free_transform></data></transform_params>')
T={}
I=[[1.,0.,0.],[0.,1.,0.],[0.,0.,1.]]
tr=lambda x,y:[[1.,0.,0.],[0.,1.,0.],[float(x),float(y),1.]]
T["dumbid"]=dumb(I); T["dumbtr"]=dumb(tr(17,-9)); T["dumbtrf"]=dumb(tr(10.5,3.25)); T["dumbsc"]=dumb([[1.5,0.,0.],[0.,.75,0.],[5.,7.,1.]]); T["dumbpersp"]=dumb([[1.1,.1,.001],[.05,.9,.0005],[3.,4.,1.]])
c=(75.,55.)
T["id"]=free(c); T["tr"]=free(c,(92.,46.)); T["trf"]=free(c,(85.5,58.25)); T["sc2"]=free(c,s=(2.,2.)); T["sch"]=free(c,s=(.5,.5)); T["scx"]=free(c,s=(1.37,.81)); T["mir"]=free(c,s=(-1.,1.))
T["rot90"]=free(c,a=(0,0,math.pi/2)); T["rot30"]=free(c,a=(0,0,math.pi/6)); T["shear"]=free(c,sh=(.3,0.)); T["all"]=free(c,(80.,60.),a=(0,0,.4),s=(1.2,.9),sh=(.1,.05))
T["aX"]=free(c,a=(.4,.2,0.))
for f in ("NearestNeighbor","Bilinear","Hermite","Lanczos3","Mitchell","Bell","BSpline","Box"): T["scx"+f]=free(c,s=(1.37,.81),filt=f)
for f in ("NearestNeighbor","Bilinear"): T["rot30"+f]=free(c,a=(0,0,math.pi/6),filt=f)
which=sys.argv[2].split(",") if len(sys.argv)>2 else list(T)
forms=[f.split("_") for f in (sys.argv[3].split(",") if len(sys.argv)>3 else ["RGBA_F32","RGBA_U8"])]
for k in which:
  for m,d in forms:
    D=Doc(m,d); D.paint(picture(150,110,1,m,alpha=True)*(1),masks=[("transformmask",T[k])]); D.write(OUT+"%s_%s%s_layer.kra"%(k,m,d))
# Beyond the canvas, in groups, among other masks, in perspective.
big=lambda m:picture(170,140,3,m,alpha=True)
small=lambda m:picture(60,40,4,m,alpha=False)
A=free(c,(80.,60.),a=(0,0,.4),s=(1.2,.9),sh=(.1,.05)); SH=free(c,(62.,49.),s=(.8,1.1))
def w(n,D): D.write(OUT+n+".kra")
for m,d in (("RGBA","F32"),("RGBA","U8"),("GRAYA","U16"),("CMYKA","U8"),("LABA","U16"),("RGBA","F16"),("RGBA","U16")):
    D=Doc(m,d); D.paint(picture(150,110,9,m)); D.paint(big(m),x=-30,y=-20,opacity=200,op="multiply" if m=="RGBA" else "normal",masks=[("transformmask",A)]); w("beyond_%s%s"%(m,d),D)
for m,d in (("RGBA","F32"),("RGBA","U8")):
    D=Doc(m,d); D.paint(small(m),x=40,y=30,masks=[("transformmask",A)]); w("small_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(small(m),x=-20,y=-10,masks=[("transformmask",free(c,(90.,60.)))]); w("smalltr_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",dumb(tr(-10.6,-3.3)))]); w("negtr_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",dumb([[1.,0.,0.],[0.,1.,0.],[0.,0.,1.]]))]); w("idbeyond_%s%s"%(m,d),D)
    D=Doc(m,d); D.group(opacity=180); D.paint(small(m),x=40,y=30); D.paint(big(m),x=-70,y=-60); D.end(masks=[("transformmask",A)]); w("group_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",A),("transparencymask",radial(150,110)),("transformmask",SH)]); w("three_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("filtermask","invert",params(1),1,radial(150,110)),("transformmask",SH)]); w("filt_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(default=(.2,.5,.7,1.),masks=[("transformmask",SH)]); w("default_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",A,(12,-7))]); w("maskxy_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",free(c,(70.,50.),a=(.6,-.3,.2),s=(1.1,1.1),cam=(0,0,900)))]); w("persp_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",free(c,(70.,50.),a=(1.5,0.,0.),s=(3.,3.)))]); w("steep_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",free(c,(85.,50.),s=(.25,.2),rot=(20.,10.),a=(0,0,.5)))]); w("rotc_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",free(c,(85.,50.),persp=((1.1,.1,.001),(.05,.9,.0005),(3.,4.,1.))).replace('mode="0"','mode="4"'))]); w("four_%s%s"%(m,d),D)
    D=Doc(m,d); D.paint(big(m),x=-30,y=-20,masks=[("transformmask",free(c,s=(0.,1.)))]); w("zero_%s%s"%(m,d),D)
