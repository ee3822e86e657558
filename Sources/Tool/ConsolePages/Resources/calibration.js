// The guided calibration, as headsetctl shows it: the guide is the service's, its sentences come in the page's language.
const pollEvery = 250;

export class Calibration {
  constructor({ texts, token, language }) {
    Object.assign(this, { texts, token, language, serial: null, isWaiting: false });
    const find = (id) => document.getElementById(id);
    this.device = find("calibration-device");
    this.view = find("guide");
    this.phase = find("guide-phase");
    this.share = find("guide-share");
    this.instruction = find("guide-instruction");
    this.complaint = find("guide-complaint");
    this.motion = find("guide-motion");
    this.motionText = find("guide-motion-text");
    this.map = find("guide-map");
    this.end = find("guide-end");
    this.message = find("calibration-message");
    this.buttons = ["calibrate-button", "verify-button"].map(find);
    find("calibrate-button").addEventListener("click", () => this.begin("calibrate"));
    find("verify-button").addEventListener("click", () => this.begin("verify"));
    for (const answer of ["skip", "again", "abandon"]) {
      find(`guide-${answer}`).addEventListener("click", () => this.send("answer", { answer }));
    }
    this.device.addEventListener("change", () => this.join());
    setInterval(() => this.look(), pollEvery);
  }

  // Fills the choice of devices; what is chosen stays chosen.
  show(service) {
    const devices = service.reach === "up" ? service.status.devices : [];
    const serials = devices.filter((each) => each.pose && each.serial).map((each) => each.serial);
    const present = [...this.device.options].map((each) => each.value);
    if (serials.join() !== present.join()) {
      const chosen = this.device.value;
      this.device.replaceChildren(...serials.map((serial) => new Option(serial, serial)));
      if (serials.includes(chosen)) this.device.value = chosen;
      this.join();
    }
    for (const button of this.buttons) button.disabled = serials.length === 0;
  }

  begin(purpose) {
    this.serial = this.device.value;
    if (this.serial) this.send("start", { purpose });
  }

  look() {
    if (this.serial && !this.isWaiting) this.send("state", {});
  }

  // A guide that runs already, begun at a terminal or before the page was loaded anew, goes on here.
  async join() {
    const serial = this.device.value;
    if (this.serial || !serial) return;
    const { guide } = await this.ask("state", serial, {}).catch(() => ({}));
    if (!guide || guide.is_over || this.serial) return;
    this.serial = serial;
    this.draw(guide);
  }

  async send(verb, words) {
    if (!this.serial) return;
    this.isWaiting = true;
    try {
      const answer = await this.ask(verb, this.serial, words);
      if (answer.guide) this.draw(answer.guide);
      else this.complain(`${answer.cause} ${answer.cure}`, verb === "start");
    } catch {
      this.complain(this.texts.sessionFailed, false);
    }
    this.isWaiting = false;
  }

  // The guide as it stands, or the cause and the cure of there being none.
  async ask(verb, serial, words) {
    const answer = await fetch(`/api/calibration/${verb}?lang=${this.language}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Headset-Token": this.token },
      body: JSON.stringify({ serial, ...words }),
    });
    return answer.json();
  }

  complain(text, isEnd) {
    this.message.textContent = text;
    this.message.hidden = false;
    if (isEnd) this.serial = null;
  }

  draw(guide) {
    this.message.hidden = true;
    this.view.hidden = false;
    this.view.classList.toggle("over", guide.is_over);
    const write = (element, text) => {
      if (element.textContent !== text) element.textContent = text;
    };
    write(this.phase, guide.phase);
    this.share.value = guide.share;
    write(this.instruction, guide.is_over ? "" : guide.instruction);
    write(this.complaint, guide.complaint);
    this.motion.value = guide.motion_share;
    write(this.motionText, guide.motion);
    this.drawMap(guide.places);
    if (guide.is_over) {
      this.serial = null;
      this.drawEnd(guide);
    } else {
      this.end.replaceChildren();
    }
    for (const answer of ["skip", "again", "abandon"]) {
      document.getElementById(`guide-${answer}`).disabled = guide.is_over;
    }
  }

  // The surface unrolled: front, right, back and left side by side, top and bottom above and below.
  drawMap(places) {
    const columns = [[-1, -1], [0, -1], [1, -1], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0]];
    const cells = [];
    for (const y of [1, 0, -1]) {
      for (const [x, z] of columns) {
        const place = places.find((each) => each.x === x && each.y === y && each.z === z);
        cells.push(this.cell(place));
      }
      if (y !== 0) {
        const pole = places.find((each) => each.x === 0 && each.y === y && each.z === 0);
        const cell = this.cell(pole);
        cell.classList.add("pole");
        if (y > 0) cells.unshift(cell);
        else cells.push(cell);
      }
    }
    this.map.replaceChildren(...cells);
  }

  cell(place) {
    const cell = document.createElement("li");
    cell.className = place.state;
    cell.title = place.name;
    cell.textContent = { done: "●", next: "▲", missing: "·" }[place.state];
    cell.setAttribute("aria-label", `${place.name}: ${this.texts[{ done: "placeDone", next: "placeNext", missing: "placeMissing" }[place.state]]}`);
    return cell;
  }

  drawEnd(guide) {
    const lines = guide.ending.map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    });
    const table = document.createElement("table");
    for (const [index, row] of guide.figures.entries()) {
      const line = table.insertRow();
      for (const text of row) {
        const cell = document.createElement(index === 0 ? "th" : "td");
        cell.textContent = text;
        line.append(cell);
      }
    }
    this.end.replaceChildren(...lines, table);
  }
}
