// The voice that reads aloud: the device's own, never one that sends the words over the internet.
"use strict";
(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const PATIENCE = 1_500; // ms; some browsers find their voices only when asked
  const engine = window.speechSynthesis;

  const voices = () =>
    new Promise((found) => {
      if (!engine) return found([]);
      if (engine.getVoices().length) return found(engine.getVoices());
      const done = () => found(engine.getVoices());
      engine.addEventListener?.("voiceschanged", done, { once: true });
      return setTimeout(done, PATIENCE);
    });
  const voiceFor = async (language) => {
    const short = language.slice(0, 2).toLowerCase();
    const speaks = (voice) => voice.lang.toLowerCase().startsWith(short);
    return (await voices()).find((voice) => voice.localService && speaks(voice));
  };
  const nameOf = (language) => new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language.slice(0, 2));
  const speed = () => Number(document.documentElement.dataset.speechSpeed) || 1;

  /**
   * Read texts one after the other: `pieces` are {text, language}. `show(index)` is called before each, `over(why)` at
   * the end: "read", "stopped", or the sentence that says why it cannot be read. Gives {pause, goOn, stop}.
   */
  const read = (pieces, from, show, over) => {
    let run = 0; // grows with every stop, so that a late end of an old sentence does nothing
    let at = from;
    const say = async (mine) => {
      if (mine !== run) return;
      if (at >= pieces.length) {
        end("read");
        return;
      }
      const { text, language } = pieces[at];
      const voice = await voiceFor(language);
      if (mine !== run) return;
      if (!voice) {
        end(words.no_voice.replace("{language}", nameOf(language)));
        return;
      }
      show(at);
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { voice, lang: voice.lang, rate: speed() });
      utterance.onend = () => {
        if (mine !== run) return;
        at += 1;
        say(mine);
      };
      utterance.onerror = () => mine === run && end("stopped");
      engine.speak(utterance);
    };
    const quiet = () => {
      run += 1;
      engine?.cancel();
    };
    const end = (why) => {
      quiet();
      over(why);
    };
    quiet();
    say(run);
    // Browsers disagree about pausing in the middle of a sentence: so going on begins that sentence again.
    return { pause: quiet, goOn: () => say(run), stop: () => end("stopped") };
  };

  window.meerstemSpeech = { read, words };
})();
