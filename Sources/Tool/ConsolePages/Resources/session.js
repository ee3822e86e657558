// Begins and ends usage sessions. What runs is what the service says, not what was clicked.
import { duration } from "/cards.js";

export class Session {
  constructor({ texts, token, language }) {
    Object.assign(this, { texts, token, language, isRunning: false, isWaiting: false, isReachable: false });
    this.state = document.getElementById("session-state");
    this.purpose = document.getElementById("purpose");
    this.button = document.getElementById("session-button");
    this.message = document.getElementById("session-message");
    document.getElementById("session").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  show(service) {
    this.isReachable = service.reach === "up";
    if (this.isReachable) this.showSession(service.status.session);
    this.refresh();
  }

  showSession(session) {
    this.isRunning = Boolean(session && session.is_running);
    const text = this.isRunning
      ? `${this.texts.sessionRuns}: ${this.purposeText(session.purpose)}, ${duration(session.duration_s)}`
      : this.texts.noSession;
    if (this.state.textContent !== text) this.state.textContent = text;
  }

  purposeText(word) {
    const option = [...this.purpose.options].find((each) => each.value === word);
    return option ? option.textContent : word;
  }

  refresh() {
    this.button.disabled = this.isWaiting || !this.isReachable;
    this.button.textContent = this.isRunning ? this.texts.stopSession : this.texts.startSession;
    this.button.classList.toggle("stop", this.isRunning);
    this.purpose.disabled = this.isRunning;
  }

  async submit() {
    if (this.isWaiting || !this.isReachable) return;
    this.isWaiting = true;
    this.message.hidden = true;
    this.refresh();
    const verb = this.isRunning ? "stop" : "start";
    try {
      const answer = await fetch(`/api/session/${verb}?lang=${this.language}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Headset-Token": this.token },
        body: JSON.stringify(this.isRunning ? {} : { purpose: this.purpose.value }),
      });
      const result = await answer.json();
      if (answer.ok) this.showSession(result.session);
      else this.complain(`${result.cause} ${result.cure}`);
    } catch {
      this.complain(this.texts.sessionFailed);
    }
    this.isWaiting = false;
    this.refresh();
  }

  complain(text) {
    this.message.textContent = text;
    this.message.hidden = false;
  }
}
