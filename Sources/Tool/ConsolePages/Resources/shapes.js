// What things look like. three.js r111, global THREE. Metres; a device looks along its -Z.

const palette = {
  floor: 0xccd4d2, grid: 0x6d7f7d, wall: 0x5f8195, door: 0x3d6a82, pallet: 0xa9814f,
  edge: 0x2b3a40, head: 0x22313a, lens: 0x0d5f63, gaze: 0xc25a00, hand: 0x2f6fb0, holding: 0xb04a2f,
  wand: 0x2a2f36, skin: 0x93a3a8, station: 0x3b7f5c, wrong: 0xc0392b,
};
const cartonTones = [0xc9a06c, 0xbf9560, 0xd2ac7a, 0xb98e58];

const geometries = new Map();
const materials = new Map();

function cached(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function material(color, opacity = 1) {
  return cached(materials, `${color}/${opacity}`, () => new THREE.MeshLambertMaterial(
    opacity < 1 ? { color, transparent: true, opacity, depthWrite: false } : { color }));
}

function line(color, opacity = 1) {
  return cached(materials, `line ${color}/${opacity}`, () => new THREE.LineBasicMaterial(
    { color, transparent: opacity < 1, opacity }));
}

function mesh(geometry, color, opacity) {
  const result = new THREE.Mesh(geometry, material(color, opacity));
  result.castShadow = opacity === undefined;
  result.receiveShadow = opacity === undefined;
  return result;
}

/** A box of the room by its kind, with its edges drawn; walls let one look in. */
export function box(kind, half, id) {
  const key = half.join();
  const geometry = cached(geometries, key, () => new THREE.BoxBufferGeometry(2 * half[0], 2 * half[1], 2 * half[2]));
  const edges = cached(geometries, `${key} edges`, () => new THREE.EdgesGeometry(geometry));
  const group = new THREE.Group();
  if (kind === "wall" || kind === "door") {
    group.add(mesh(geometry, palette[kind], kind === "wall" ? 0.1 : 0.32));
    group.add(new THREE.LineSegments(edges, line(palette[kind], 0.75)));
  } else {
    group.add(mesh(geometry, kind === "carton" ? cartonTones[id % cartonTones.length] : palette.pallet));
    group.add(new THREE.LineSegments(edges, line(palette.edge, 0.45)));
  }
  return group;
}

/** A base station, and the beginning of the 120 degrees by 120 that it lights up; it looks along its -Z. */
export function station(isRight) {
  const group = new THREE.Group();
  const color = isRight ? palette.station : palette.wrong;
  group.add(mesh(new THREE.BoxBufferGeometry(0.09, 0.09, 0.07), color));
  const reach = 1.2;
  const light = mesh(new THREE.ConeBufferGeometry(reach * Math.SQRT2 * Math.tan(Math.PI / 3), reach, 4, 1, true), color, 0.07);
  light.geometry.rotateY(Math.PI / 4);
  light.geometry.rotateX(Math.PI / 2);
  light.geometry.translate(0, 0, -reach / 2);
  light.material.side = THREE.DoubleSide;
  group.add(light);
  return group;
}

/** A headset on a head: visor, lenses, straps, and an arrow the way it looks. */
export function headset() {
  const group = new THREE.Group();
  const visor = mesh(new THREE.BoxBufferGeometry(0.19, 0.11, 0.09), palette.head);
  visor.position.z = -0.055;
  group.add(visor);
  for (const side of [-1, 1]) {
    const lens = mesh(new THREE.CylinderBufferGeometry(0.022, 0.022, 0.012, 20), palette.lens);
    lens.rotation.x = Math.PI / 2;
    lens.position.set(side * 0.045, 0, -0.103);
    group.add(lens);
  }
  const head = mesh(new THREE.SphereBufferGeometry(0.1, 24, 16), palette.skin);
  head.scale.set(0.85, 1.15, 1);
  head.position.set(0, -0.01, 0.085);
  group.add(head);
  const strap = mesh(new THREE.TorusBufferGeometry(0.104, 0.013, 8, 32), palette.head);
  strap.rotation.x = Math.PI / 2;
  strap.position.set(0, 0.015, 0.075);
  group.add(strap);
  group.add(gaze(1.1, 0.1));
  return group;
}

/** The way something looks: a beam that widens, ending in a point. */
function gaze(length, start) {
  const group = new THREE.Group();
  const shaft = mesh(new THREE.CylinderBufferGeometry(0.008, 0.008, length, 10), palette.gaze);
  shaft.rotation.x = Math.PI / 2;
  shaft.position.z = -start - length / 2;
  const tip = mesh(new THREE.ConeBufferGeometry(0.035, 0.12, 16), palette.gaze);
  tip.rotation.x = -Math.PI / 2;
  tip.position.z = -start - length - 0.05;
  const cone = mesh(new THREE.ConeBufferGeometry(0.42, length, 24, 1, true), palette.gaze, 0.12);
  cone.material.side = THREE.DoubleSide;
  cone.rotation.x = Math.PI / 2;
  cone.position.z = -start - length / 2;
  group.add(shaft, tip, cone);
  return group;
}

/** A wand: the ring ahead, the handle behind. */
export function wand() {
  const group = new THREE.Group();
  const handle = mesh(new THREE.CylinderBufferGeometry(0.017, 0.02, 0.17, 16), palette.wand);
  handle.rotation.x = Math.PI / 2;
  handle.position.z = 0.1;
  const ring = mesh(new THREE.TorusBufferGeometry(0.05, 0.013, 10, 28), palette.wand);
  ring.rotation.x = Math.PI / 2.6;
  ring.position.set(0, -0.01, -0.03);
  const button = mesh(new THREE.CylinderBufferGeometry(0.012, 0.012, 0.012, 16), palette.lens);
  button.position.set(0, 0.02, 0.05);
  group.add(handle, ring, button);
  return group;
}

/** A hand of the room, as the physics has it. */
export function hand() {
  const group = new THREE.Group();
  group.add(mesh(new THREE.SphereBufferGeometry(0.05, 20, 14), palette.hand, 0.55));
  return group;
}

export function colorHand(group, isHolding) {
  group.children[0].material = material(isHolding ? palette.holding : palette.hand, 0.55);
}

/** The yard, with a line each metre. */
export function yard() {
  const group = new THREE.Group();
  const floor = mesh(new THREE.PlaneBufferGeometry(40, 40), palette.floor);
  floor.rotation.x = -Math.PI / 2;
  floor.position.y = -0.004;
  floor.castShadow = false;
  const grid = new THREE.GridHelper(40, 40, palette.grid, palette.grid);
  grid.material.transparent = true;
  grid.material.opacity = 0.5;
  group.add(floor, grid);
  return group;
}
