// Devices and service in words and figures; tells all that the view shows, for those who cannot see it.

const stateTones = { streaming: "good", attached: "waiting", starting: "waiting", stale: "warn", lost: "bad", refused: "bad" };
const degrees = 180 / Math.PI;

/** `word` as the tail of a text's key: `no_rights` to `NoRights`. */
function tail(word) {
  return String(word).split("_").map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
}

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * A device's own words without what has no shape of its own or turns others round: control characters, and the
 * invisible and directional ones of Unicode.
 */
export function plain(text) {
  return String(text).replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "\ufffd");
}

/** Hours, minutes and seconds. */
export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function faultItem(fault) {
  const item = element("li", "", fault.cause);
  if (fault.cure) item.append(element("p", "", fault.cure));
  return item;
}

export class Cards {
  constructor(texts) {
    this.texts = texts;
    this.devices = document.getElementById("devices");
    this.reach = document.getElementById("reach");
    this.service = document.getElementById("service");
    this.faults = document.getElementById("faults");
    this.poseRows = new Map();
    this.shown = "";
  }

  showConsoleGone() {
    this.tellReach("bad", this.texts.consoleGone);
  }

  showService(service, poses) {
    if (service.reach === "up") {
      // A room that no longer holds places everybody wrongly: it is seen before anything is read.
      const wrong = ((service.status.room || {}).stations || []).filter(({ state }) => state !== "stands" && state !== "unseen");
      if (wrong.length > 0) this.tellReach("bad", wrong.map((station) => this.stationText(station)).join(", "));
      else this.tellReach("good", this.texts.serviceUp);
      this.showDevices(service.status.devices, poses);
      this.showFigures(service.status);
    } else if (service.reach === "down") {
      this.tellReach("bad", this.texts.serviceDown);
      this.showEmpty(service.cause, service.cure || "");
      this.service.replaceChildren(element("dt", "", this.texts.serviceDown));
    }
    this.faults.replaceChildren(...(service.faults || []).map(faultItem));
  }

  stationText(station) {
    return `${this.texts.station} ${station.channel}: ${this.texts[`station${tail(station.state)}`] || station.state}`;
  }

  tellReach(tone, text) {
    this.reach.className = `pill ${tone}`;
    if (this.reach.textContent !== text) this.reach.textContent = text;
  }

  // The cards are only rebuilt when something in them changed, so that a reader's place and selection stay.
  showDevices(devices, poses) {
    if (devices.length === 0) return this.showEmpty(this.texts.noDevices, this.texts.noDevicesHelp);
    const shown = JSON.stringify(devices.map((device) => ({ ...device, pose: Boolean(device.pose), reports: 0 })));
    if (shown !== this.shown) {
      this.shown = shown;
      this.poseRows.clear();
      this.devices.replaceChildren(...devices.map((device) => this.card(device)));
    }
    this.showPoses(poses);
  }

  showEmpty(cause, cure) {
    this.shown = "";
    this.poseRows.clear();
    const box = element("div", "empty");
    box.append(element("strong", "", cause), element("span", "", cure));
    this.devices.replaceChildren(box);
  }

  card(device) {
    const { texts } = this;
    const card = element("article", "device");
    const head = element("h3");
    head.append(element("span", "", plain(device.name)));
    if (device.is_emulated) {
      const badge = element("span", "badge", texts.emulated);
      badge.title = texts.emulatedHelp;
      head.append(badge);
    }
    const state = device.state.name;
    head.append(element("span", `pill ${stateTones[state] || "warn"}`, texts[`state${tail(state)}`] || state));
    const facts = element("dl");
    this.fact(facts, texts.serial, plain(device.serial || texts.noSerial));
    if (device.firmware) this.fact(facts, texts.firmware, plain(device.firmware));
    if (device.battery_percent !== undefined) this.fact(facts, texts.battery, `${Math.round(device.battery_percent)} %`);
    this.fact(facts, texts.calibration, texts[`calibration${tail(device.calibration_source)}`]);
    if (device.ipd_millimeters !== undefined) {
      const worn = device.is_worn === undefined ? "" : `, ${device.is_worn ? texts.worn : texts.notWorn}`;
      this.fact(facts, texts.ipd, `${device.ipd_millimeters.toFixed(1)} mm${worn}`);
    }
    if (device.lost_samples > 0) this.fact(facts, texts.lostSamples, String(device.lost_samples));
    if (device.pose && device.serial) this.poseRows.set(device.serial, this.fact(facts, texts.pose, ""));
    card.append(head, facts);
    if (state === "refused") {
      const advice = texts[`refusal${tail(device.state.reason)}`] || device.state.reason;
      card.append(element("p", "advice", [advice, device.state.holder_name && plain(device.state.holder_name)].filter(Boolean).join(" ")));
    }
    return card;
  }

  fact(list, name, value) {
    const data = element("dd", "", value);
    list.append(element("dt", "", name), data);
    return data;
  }

  /** Fills the pose lines from the live poses, by serial. */
  showPoses(poses) {
    for (const pose of poses.values()) {
      const row = this.poseRows.get(pose.serial);
      if (!row) continue;
      const text = this.poseText(pose);
      if (row.dataset.text === text) continue;
      row.dataset.text = text;
      const tone = pose.positionSource === "tracked" ? "good" : "warn";
      const tag = element("span", `tag ${tone}`, this.texts[`position${tail(pose.positionSource)}`]);
      if (pose.positionSource === "modelled") tag.title = this.texts.positionModelledHelp;
      row.replaceChildren(document.createTextNode(text + " "), tag);
    }
  }

  poseText(pose) {
    const { texts } = this;
    if (pose.condition !== "ok") return texts[`condition${tail(pose.condition)}`];
    const [w, x, y, z] = pose.place.q.map((part) => part / 10000);
    // Where the device's -Z points, in the world.
    const forward = [-2 * (x * z + w * y), -2 * (y * z - w * x), -(1 - 2 * (x * x + y * y))];
    const turn = Math.round(Math.atan2(-forward[0], -forward[2]) * degrees);
    const lift = Math.round(Math.asin(Math.max(-1, Math.min(1, forward[1]))) * degrees);
    const side = `${Math.abs(turn)}° ${turn >= 0 ? texts.lookingLeft : texts.lookingRight}`;
    const slope = `${Math.abs(lift)}° ${lift >= 0 ? texts.lookingUp : texts.lookingDown}`;
    const height = pose.place.p ? `, ${(pose.place.p[1] / 10000).toFixed(2)} m` : "";
    return `${side}, ${slope}${height}`;
  }

  showFigures(status) {
    const { texts } = this;
    const loop = status.loop;
    const latency = loop.latency_p99_us === undefined ? "–" : `${loop.latency_p99_us.toFixed(0)} ${texts.microseconds}`;
    const lost = status.devices.reduce((sum, device) => sum + device.lost_samples, 0);
    const figures = [
      [texts.latency, latency, texts.latencyHelp],
      [texts.missedTicks, String(loop.missed_ticks)],
      [texts.lostSamplesAll, String(lost)],
      [texts.realtime, loop.is_realtime ? texts.realtimeYes : texts.realtimeNo],
      [texts.record, texts[`record${tail(status.inventory.state)}`] || status.inventory.state],
      [texts.uptime, duration(status.uptime_s)],
      ...((status.room || {}).stations || []).map((station) => [
        `${texts.station} ${station.channel}`, texts[`station${tail(station.state)}`] || station.state, station.serial,
      ]),
    ];
    this.service.replaceChildren(...figures.map(([name, value, help]) => {
      const box = element("div");
      box.append(element("dt", "", name), element("dd", "", value));
      if (help) box.title = help;
      return box;
    }));
  }
}
