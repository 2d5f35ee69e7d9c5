"""depths.py OUT: layers whose depth alone differs from the image's."""
import sys,os
from documents import *
OUT=sys.argv[1]+"/gen/"; os.makedirs(OUT,exist_ok=True)
for m,ds,prof in (("RGBA",["U8","U16","F16","F32"],"sRGB-elle-V2-srgbtrc.icc"),("RGBA",["U8","U16","F32"],"ClayRGB-elle-V2-g22.icc"),("GRAYA",["U8","U16","F16","F32"],None),("CMYKA",["U8","U16","F32"],None),("LABA",["U8","U16","F32"],None)):
  for a in ds:
    for b in ds:
      if a==b: continue
      pic=picture(150,110,7,m,alpha=True)
      if m in("RGBA","GRAYA"): pic[:50,:,:]*=np.linspace(0,.2,150)[None,:,None]; pic[:50,:,-1]=1
      D=Doc(m,b,profile=prof); D.paint(pic,model=m,depth=a,profile=prof); D.write(OUT+"d%s%s_%s_in_%s.kra"%(m,(prof or "")[:4],a,b))
