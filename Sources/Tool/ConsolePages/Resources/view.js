// The live view: holds what the stream told, draws it when something changed.
import * as shapes from "/shapes.js";

const home = { camera: [2.75, 2.35, 2.35], target: [0, 1.02, -1.15] };
const sky = 0xdfe7e8;
/** Share of the way to the newest pose that a frame takes: smooth at 30 poses and 60 frames a second. */
const approach = 0.45;
const handKinds = new Set(["leftHand", "rightHand", "controller"]);

/** Widths to the side and heights upwards, from the thing to its label's middle and top. */
const labelPlaces = { head: [0, 1.1], leftHand: [-0.5, 0.5], rightHand: [0.5, 0.5] };
const labelGap = 26;

function overlap(one, other) {
  return one.left < other.left + other.width && other.left < one.left + one.width
    && one.top < other.top + other.height && other.top < one.top + one.height;
}

function tail(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export class View {
  constructor({ texts, isLite, counters }) {
    Object.assign(this, { texts, isLite, counters });
    /** By slot, as the stream tells them. */
    this.poses = new Map();
    this.things = new Map();
    this.sources = { poses: "absent", room: "absent" };
    this.note = document.getElementById("view-note");
    this.message = document.getElementById("view-message");
    this.labels = document.getElementById("labels");
    this.canvas = document.getElementById("canvas");
    this.isDrawing = this.open();
    this.tellState();
    if (this.isDrawing) requestAnimationFrame(() => this.draw());
  }

  // ---- Opening

  /** False without three.js or WebGL: the cards tell the same in words. */
  open() {
    try {
      this.renderer = new THREE.WebGLRenderer({ canvas: this.canvas, antialias: !this.isLite });
    } catch {
      return false;
    }
    this.renderer.setPixelRatio(this.isLite ? 0.5 : Math.min(window.devicePixelRatio, 2));
    this.renderer.shadowMap.enabled = !this.isLite;
    this.renderer.shadowMap.type = THREE.PCFSoftShadowMap;
    this.scene = new THREE.Scene();
    this.scene.background = new THREE.Color(sky);
    this.scene.fog = new THREE.Fog(sky, 12, 28);
    this.scene.add(new THREE.HemisphereLight(0xffffff, 0x9aa5a3, 0.66), this.sun(), shapes.yard());
    this.camera = new THREE.PerspectiveCamera(46, 1, 0.05, 60);
    this.openControls();
    this.resetView();
    new ResizeObserver(() => this.resize()).observe(this.canvas.parentElement);
    document.getElementById("reset-view").addEventListener("click", () => this.resetView());
    return true;
  }

  sun() {
    const sun = new THREE.DirectionalLight(0xfff6e8, 0.42);
    sun.position.set(4, 8, 5);
    sun.castShadow = true;
    sun.shadow.mapSize.set(2048, 2048);
    Object.assign(sun.shadow.camera, { left: -5, right: 5, top: 6, bottom: -8, far: 24 });
    sun.shadow.bias = -0.0005;
    return sun;
  }

  openControls() {
    if (!THREE.OrbitControls) return;
    this.controls = new THREE.OrbitControls(this.camera, this.canvas);
    Object.assign(this.controls, { maxPolarAngle: 1.55, minDistance: 0.5, maxDistance: 16, enableKeys: false });
    this.controls.addEventListener("change", () => { this.isStale = true; });
    // On the canvas only: the arrow keys belong to the whole page otherwise.
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    this.canvas.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      const move = new THREE.Vector3(step[0], 0, step[1]).multiplyScalar(0.25)
        .applyAxisAngle(this.camera.up, this.controls.getAzimuthalAngle());
      this.controls.target.add(move);
      this.camera.position.add(move);
      this.controls.update();
    });
  }

  resetView() {
    this.camera.position.set(...home.camera);
    if (this.controls) {
      this.controls.target.set(...home.target);
      this.controls.update();
    } else {
      this.camera.lookAt(...home.target);
    }
    this.isStale = true;
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas.parentElement;
    if (!clientWidth || !clientHeight) return;
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    this.isStale = true;
  }

  // ---- What the stream tells

  apply(change) {
    if (change.isWhole) this.forget();
    for (const slot of change.goneSlots) {
      this.poses.delete(slot);
      this.remove(`pose ${slot}`);
    }
    for (const id of change.goneBodies) this.remove(`body ${id}`);
    for (const pose of change.poses) this.takePose(pose);
    for (const body of change.bodies) this.takeBody(body);
    if (change.hands) this.takeHands(change.hands);
    if (change.sources) this.sources = change.sources;
    this.tellState();
    this.isStale = true;
  }

  forget() {
    this.poses.clear();
    for (const key of [...this.things.keys()]) this.remove(key);
  }

  remove(key) {
    const thing = this.things.get(key);
    if (!thing) return;
    this.scene.remove(thing.object);
    if (thing.label) thing.label.remove();
    this.things.delete(key);
  }

  /** Base stations and what they light up, as the service's status has them; red where one is not where it should be. */
  showStations(stations) {
    const told = JSON.stringify(stations.map(({ position_m, direction, state }) => [position_m, direction, state]));
    if (!this.isDrawing || told === this.toldStations) return;
    this.toldStations = told;
    for (const object of this.stations || []) this.scene.remove(object);
    this.stations = stations.map(({ position_m: place, direction, state }) => {
      const object = shapes.station(state === "stands" || state === "unseen");
      object.position.set(...place);
      object.lookAt(place[0] - direction[0], place[1] - direction[1], place[2] - direction[2]);
      this.scene.add(object);
      return object;
    });
    this.isStale = true;
  }

  takePose(pose) {
    this.poses.set(pose.slot, pose);
    if (!this.isDrawing) return;
    const key = `pose ${pose.slot}`;
    const known = this.things.get(key);
    if (known && known.kind !== pose.kind) this.remove(key);
    const thing = this.things.get(key) || this.add(key, handKinds.has(pose.kind) ? shapes.wand() : shapes.headset());
    thing.kind = pose.kind;
    // Without a position it stands beside the entrance, where its label says so.
    this.move(thing, pose.place, [0.9, 1.4, 0.6]);
    this.label(thing, pose);
  }

  takeBody(body) {
    if (!this.isDrawing) return;
    const key = `body ${body.id}`;
    if (body.kind) {
      this.remove(key);
      this.add(key, shapes.box(body.kind, body.half.map((edge) => edge / 10000), body.id));
    }
    const thing = this.things.get(key);
    if (thing) this.move(thing, body.place, [0, 0, 0]);
  }

  takeHands(hands) {
    if (!this.isDrawing) return;
    for (const side of ["left", "right"]) {
      const hand = hands.find((each) => each.side === side);
      const key = `hand ${side}`;
      if (!hand) {
        this.remove(key);
        continue;
      }
      const thing = this.things.get(key) || this.add(key, shapes.hand());
      shapes.colorHand(thing.object, hand.isHolding);
      this.move(thing, hand.place, [0, 0, 0]);
    }
  }

  add(key, object) {
    const thing = { object, position: null, turn: new THREE.Quaternion() };
    this.things.set(key, thing);
    this.scene.add(object);
    return thing;
  }

  move(thing, place, otherwise) {
    const isNew = !thing.position;
    const [w, x, y, z] = place.q;
    thing.position = new THREE.Vector3(...(place.p ? place.p.map((part) => part / 10000) : otherwise));
    thing.turn.set(x, y, z, w).normalize();
    if (isNew) {
      thing.object.position.copy(thing.position);
      thing.object.quaternion.copy(thing.turn);
    }
  }

  // ---- Words over the picture

  label(thing, pose) {
    if (!thing.label) {
      thing.label = document.createElement("div");
      this.labels.append(thing.label);
    }
    const notes = [];
    const facts = [];
    if (pose.isEmulated) facts.push(this.texts.emulated);
    if (pose.positionSource !== "tracked") facts.push(this.texts[`position${tail(pose.positionSource)}`]);
    if (facts.length) notes.push(["note", facts.join(" · ")]);
    if (pose.condition !== "ok") notes.push(["note bad", this.texts[`condition${tail(pose.condition)}`]]);
    const shown = JSON.stringify([pose.kind, notes]);
    if (thing.shown === shown) return;
    thing.shown = shown;
    const name = document.createElement("strong");
    name.textContent = this.texts[`kind${tail(pose.kind)}`] || pose.kind;
    thing.label.replaceChildren(name, ...notes.map(([className, text]) => {
      const note = document.createElement("span");
      note.className = className;
      note.textContent = text;
      return note;
    }));
  }

  tellState() {
    const { texts } = this;
    const { poses, room, roomMode } = this.sources;
    const [title, help] = !this.isDrawing
      ? [texts.noGraphics, texts.noGraphicsHelp]
      : {
        absent: [texts.noPoses, texts.noPosesHelp], gone: [texts.posesGone, texts.posesGoneHelp],
        forbidden: [texts.noPoses, texts.posesForbidden], foreign: [texts.noPoses, texts.posesForeign],
      }[poses] || ["", ""];
    this.message.hidden = !title;
    this.message.querySelector("strong").textContent = title;
    this.message.querySelector("span").textContent = help;
    const note = room !== "live" ? texts.noRoom : texts[`room${tail(roomMode || "")}`] || "";
    if (this.note.textContent !== note) this.note.textContent = note;
  }

  // ---- Drawing

  draw() {
    requestAnimationFrame(() => this.draw());
    const isMoving = this.approachAll();
    if (!this.isStale && !isMoving) return;
    this.isStale = false;
    this.renderer.render(this.scene, this.camera);
    this.placeLabels();
    this.counters.frames += 1;
    for (const [slot, pose] of this.poses) {
      const { object } = this.things.get(`pose ${slot}`);
      this.counters.drawn[pose.kind] = { position: object.position.toArray(), turn: object.quaternion.toArray() };
    }
  }

  approachAll() {
    let isMoving = false;
    for (const { object, position, turn } of this.things.values()) {
      const isThere = object.position.distanceToSquared(position) < 1e-9 && 1 - Math.abs(object.quaternion.dot(turn)) < 1e-9;
      if (isThere) continue;
      isMoving = true;
      object.position.lerp(position, approach);
      object.quaternion.slerp(turn, approach);
    }
    return isMoving;
  }

  /** The head's label above it, those of the hands beside them; what would lie on another moves up. */
  placeLabels() {
    const { clientWidth, clientHeight } = this.canvas;
    const placed = [];
    for (const { object, label, kind } of this.things.values()) {
      if (!label) continue;
      const point = object.position.clone();
      if (kind === "head") point.y += 0.2;
      point.project(this.camera);
      label.hidden = point.z > 1;
      if (label.hidden) continue;
      const { offsetWidth: width, offsetHeight: height } = label;
      const anchor = { x: (point.x + 1) / 2 * clientWidth, y: (1 - point.y) / 2 * clientHeight };
      const [across, up] = labelPlaces[kind] || labelPlaces.head;
      const box = { left: anchor.x + across * (width + 2 * labelGap) - width / 2, top: anchor.y - up * height, width, height };
      box.left = Math.max(4, Math.min(clientWidth - width - 4, box.left));
      while (placed.some((other) => overlap(box, other))) box.top -= 6;
      placed.push(box);
      label.style.transform = `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`;
    }
  }
}
