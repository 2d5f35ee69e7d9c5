"""filters.py OUT [FILTERS [FORMATS]]: documents with each filter as a layer and as a mask."""
import sys,os
from documents import *
OUT=sys.argv[1]+"/gen/"; os.makedirs(OUT,exist_ok=True)
curve=lambda *p:"".join("%g,%g;"%q for q in p)
def levels(mode,light,chans=(),n=None):
    s='<!DOCTYPE params>\n<params version="2">\n <param name="mode">%s</param>\n <param name="histogram_mode">linear</param>\n <param name="lightness">%s</param>\n <param name="number_of_channels">%d</param>\n'%(mode,light,len(chans))
    for i,c in enumerate(chans): s+=' <param name="channel_%d">%s</param>\n'%(i,c)
    b,w,g,ob,ow=[float(v) for v in light.split(";")]
    s+=' <param name="blackvalue" type="internal">%d</param>\n <param name="whitevalue" type="internal">%d</param>\n <param name="gammavalue" type="internal">%g</param>\n <param name="outblackvalue" type="internal">%d</param>\n <param name="outwhitevalue" type="internal">%d</param>\n'%(round(b*255),round(w*255),g,round(ob*255),round(ow*255))
    return s+'</params>\n'
F={
 "threshold":("threshold",params(1,threshold=100),1),
 "posterize":("posterize",params(1,steps=7),0),
 "levlight":("levels",levels("lightness","0.1;0.9;1.3;0.05;0.95"),2),
 "levchan":("levels",levels("channels","0;1;1;0;1",["0.1;0.8;1.5;0.1;0.9","0;1;0.7;0;1","0.2;1;1;0;0.8","0;1;1;0;1"]),2),
 "lev8":("levels",levels("channels","0;1;1;0;1",["0.1;0.8;1.5;0.1;0.9","0;1;0.7;0;1","0.2;1;1;0;0.8","0;1;1;0;1","0;1;1.4;0.2;1","0;1;1;0;1","0;1;1;0;1","0;1;1;0;1"]),2),
 "lev8hsl":("levels",levels("channels","0;1;1;0;1",["0;1;1;0;1"]*5+["0;1;1.2;0.1;1","0;1;1.3;0;.9","0;1;.8;0;1"]),2),
 "levid":("levels",levels("lightness","0;1;1;0;1"),2),
 "levold":("levels",params(1,blackvalue=30,whitevalue=220,gammavalue=1.4,outblackvalue=10,outwhitevalue=240),1),
 "curves":("perchannel",params(1,nTransfers=8,curve0=curve((0,.1),(.4,.3),(1,1)),curve1=curve((0,0),(.5,.7),(1,.9)),curve2=curve((0,0),(1,1)),curve3=curve((0,.2),(1,.8)),curve4=curve((0,0),(.5,.8),(1,1)),curve5=curve((0,0),(1,1)),curve6=curve((0,0),(1,1)),curve7=curve((0,0),(1,1))),1),
 "curveone":("perchannel",params(1,nTransfers=8,curve0=curve((0,0),(1,1)),curve1=curve((0,0),(.5,.7),(1,.9)),curve2=curve((0,0),(1,1)),curve3=curve((0,0),(1,1)),curve4=curve((0,0),(1,1)),curve5=curve((0,0),(1,1)),curve6=curve((0,0),(1,1)),curve7=curve((0,0),(1,1))),1),
 "curvehue":("perchannel",params(1,nTransfers=8,curve0=curve((0,0),(1,1)),curve1=curve((0,0),(1,1)),curve2=curve((0,0),(1,1)),curve3=curve((0,0),(1,1)),curve4=curve((0,0),(1,1)),curve5=curve((0,.1),(.5,.4),(1,1)),curve6=curve((0,0),(1,1)),curve7=curve((0,0),(1,1))),1),
 "curvesat":("perchannel",params(1,nTransfers=8,curve0=curve((0,0),(1,1)),curve1=curve((0,0),(1,1)),curve2=curve((0,0),(1,1)),curve3=curve((0,0),(1,1)),curve4=curve((0,0),(1,1)),curve5=curve((0,0),(1,1)),curve6=curve((0,0),(.5,.7),(1,1)),curve7=curve((0,0),(1,1))),1),
 "curvelig":("perchannel",params(1,nTransfers=8,curve0=curve((0,0),(1,1)),curve1=curve((0,0),(1,1)),curve2=curve((0,0),(1,1)),curve3=curve((0,0),(1,1)),curve4=curve((0,0),(1,1)),curve5=curve((0,0),(1,1)),curve6=curve((0,0),(1,1)),curve7=curve((0,0.05),(.5,.6),(1,1))),1),
 "hcy":("hsvadjustment",params(0,type=3,h=30,s=20,v=10,colorize=False,compatibilityMode=False),0),
 "ycbcr":("hsvadjustment",params(0,type=4,h=30,s=-20,v=-10,colorize=False,compatibilityMode=False),0),
 "colorize":("hsvadjustment",params(0,type=1,h=130,s=40,v=-15,colorize=True,compatibilityMode=False),0),
 "compat0":("hsvadjustment",params(0,type=0,h=30,s=-20,v=10,colorize=False),0),
 "compat1":("hsvadjustment",params(0,type=1,h=-50,s=30,v=-10,colorize=False),0),
 "unsharpL":("unsharp",params(1,amount=1.2,halfSize=2.5,threshold=3,lightnessOnly=True),1),
 "unsharp":("unsharp",params(1,amount=0.8,halfSize=3,threshold=0,lightnessOnly=False),1),
 "unsharpT":("unsharp",params(1,amount=0.8,halfSize=3,threshold=6,lightnessOnly=False),1),
 "blur0":("blur",params(1,halfWidth=3,halfHeight=5,shape=0,strength=0,rotate=0,lockAspect=False),1),
 "blur1":("blur",params(1,halfWidth=4,halfHeight=4,shape=1,strength=50,rotate=30,lockAspect=False),1),
 "gauss":("gaussian blur",params(1,horizRadius=2.5,vertRadius=6,lockAspect=False),1),
 "invert":("invert",params(1),1),
}
which=sys.argv[2].split(",") if len(sys.argv)>2 else list(F)
forms=[(f+"_").split("_")[:3] for f in (sys.argv[3].split(",") if len(sys.argv)>3 else ["RGBA_U8","RGBA_U16","RGBA_F16","RGBA_F32","GRAYA_U8","GRAYA_F32","CMYKA_U8","LABA_U16"])]
for k in which:
    id,cfg,ver=F[k]
    for m,d,p in forms:
        P={"":None,"lin":"sRGB-elle-V2-g10.icc","rec":"Rec2020-elle-V4-g10.icc","clay":"ClayRGB-elle-V2-g22.icc"}[p]; d0=d
        D=Doc(m,d,profile=P); D.paint(picture(150,110,1,m,alpha=True)); D.filter(id,cfg,ver); D.write(OUT+"%s_%s%s%s_layer.kra"%(k,m,d,p))
        D=Doc(m,d,profile=P); D.paint(picture(150,110,5,m)); D.paint(picture(170,140,2,m,alpha=True),x=-30,y=-20,opacity=200,masks=[("filtermask",id,cfg,ver,radial(150,110))]); D.write(OUT+"%s_%s%s%s_mask.kra"%(k,m,d,p))
