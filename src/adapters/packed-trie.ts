/** A trie in three arrays of numbers: which of many words begin at a place in a text. */

const LEAST_SLOTS = 1024;

export class PackedTrie {
  readonly #words: readonly string[];
  /** An open hash table from a node and a character to the node after it; 0 in `#children` where a slot is free. */
  #nodes = new Int32Array(LEAST_SLOTS);
  #characters = new Int32Array(LEAST_SLOTS);
  #children = new Int32Array(LEAST_SLOTS);
  /** One more than the number of the word that ends at a node; 0 where none does. */
  #ends = new Int32Array(LEAST_SLOTS);
  #count = 1;

  /** Words that occur twice are found once. */
  constructor(words: readonly string[]) {
    this.#words = words;
    for (const [number, word] of words.entries()) this.#add(word, number);
  }

  #add(word: string, number: number): void {
    let node = 0;
    for (const sign of word) {
      const character = sign.codePointAt(0) as number;
      let slot = this.#slot(node, character);
      if (this.#children[slot] === 0) {
        if (2 * this.#count >= this.#children.length) {
          this.#grow();
          slot = this.#slot(node, character);
        }
        this.#nodes[slot] = node;
        this.#characters[slot] = character;
        this.#children[slot] = this.#count++;
      }
      node = this.#children[slot] as number;
    }
    this.#ends[node] = number + 1;
  }

  /** Where the node after this one by this character stands, or would stand. */
  #slot(node: number, character: number): number {
    const mask = this.#children.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b)) >>> 0;
    for (slot = (slot ^ (slot >>> 15)) & mask; this.#children[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#nodes[slot] === node && this.#characters[slot] === character) break;
    }
    return slot;
  }

  #grow(): void {
    const [nodes, characters, children] = [this.#nodes, this.#characters, this.#children];
    const size = 2 * children.length;
    this.#nodes = new Int32Array(size);
    this.#characters = new Int32Array(size);
    this.#children = new Int32Array(size);
    for (let old = 0; old < children.length; old++) {
      if (children[old] === 0) continue;
      const slot = this.#slot(nodes[old] as number, characters[old] as number);
      this.#nodes[slot] = nodes[old] as number;
      this.#characters[slot] = characters[old] as number;
      this.#children[slot] = children[old] as number;
    }
    const ends = new Int32Array(size);
    ends.set(this.#ends);
    this.#ends = ends;
  }

  /** The words that begin at `start` among the characters, shortest first. */
  wordsAt(characters: readonly string[], start: number): string[] {
    const found: string[] = [];
    let node = 0;
    for (let at = start; at < characters.length; at++) {
      node = this.#children[this.#slot(node, (characters[at] as string).codePointAt(0) as number)] as number;
      if (node === 0) break;
      const end = this.#ends[node] as number;
      if (end > 0) found.push(this.#words[end - 1] as string);
    }
    return found;
  }
}
