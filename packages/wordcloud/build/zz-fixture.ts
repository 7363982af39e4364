import { readFileSync, writeFileSync, readdirSync } from "node:fs";
const RR="/work/main/packages/raster/src/index.ts";
const raster = await import(RR);
const R="/work/main/packages/wordcloud/src/core/";
const { wordTransform } = await import(R+"layout/place-map.ts");
const { random } = await import(R+"random.ts");
export async function lettering(file="/work/main/packages/wordcloud/node_modules/@fontsource/fira-sans-condensed/files/fira-sans-condensed-latin-600-normal.woff"){
  const { openFont } = await import("/work/main/packages/icon-render/src/sfnt.ts");
  const f = await openFont(readFileSync(file)); const u=f.unitsPerEm; const cache=new Map();
  return { families:[f.family], ascender:f.ascender/u, descender:f.descender/u, line(text:string){ let l=cache.get(text); if(l) return l; let x=0; const os:any[]=[]; for(const c of text){const g=f.codepoints.get(c.codePointAt(0)!)??0; os.push(raster.transformOutline(f.outline(g),[1/u,0,0,1/u,x,0])); x+=f.advance(g)/u;} l={layers:[{outline:raster.joinOutlines(os)}],advance:x,missing:[]}; cache.set(text,l); return l; } };
}
const SYL="ka re to mi sol ra ne lu vi stra men ble tion co pra er al ing de".split(" ");
let L:any;
export function wordsZipf(n:number, seed:number){ const r=random(seed); const set=new Set<string>(); while(set.size<n){let k=1+Math.floor(r()*r()*5);let s="";while(k-->=0)s+=SYL[Math.floor(r()*SYL.length)];set.add(s);} 
  return [...set].map((text,i)=>({text,weight:1/(i+1.5),rel:0,seg:undefined as any,ink:0})).map((w,i,a)=>{w.rel=Math.sqrt(w.weight/a[0].weight);return w;}); }
export function inkOf(words:any[],let_:any){ for(const w of words){const {layers}=let_.line(w.text); let a=0; for(const l of layers){ const c=raster.coverage(l.outline,{width:900,height:160,transform:[100,0,0,100,2,110]}); for(const v of c)a+=v;} w.ink=a/255/10000;} }
export async function dump(file:string,out:any[],W:number,H:number,let_:any){
  const os=out.map(o=>raster.transformOutline(raster.joinOutlines(let_.line(o.text).layers.map((l:any)=>l.outline)),wordTransform(o,let_.line(o.text).advance,let_)));
  const png=raster.encodePng({runs:raster.coverageRuns(raster.joinOutlines(os),{width:W,height:H}),palette:Uint8Array.from({length:1024},(_,i)=>i%4===3?255:255-(i>>2))},{effort:"fast"});
  writeFileSync(file,png);
}
