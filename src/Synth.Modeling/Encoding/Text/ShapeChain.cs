namespace Synth.Modeling;

/// <summary>
/// Makes shapes that follow no frequent one: a Markov chain over the slots of the remaining texts, of which it keeps only
/// steps that at least k families take.
/// </summary>
/// <param name="Slots">The states; the first is the text's start and end.</param>
/// <param name="Steps">For each state, the states that follow with their rows.</param>
/// <param name="Lengths">How many of the texts have each number of slots.</param>
internal sealed record ShapeChain(TextSlot[] Slots, ChainStep[][] Steps, int[] Lengths)
{
    private const int MostSlots = 2000;

    /// <summary>Learns from the shapes of some texts.</summary>
    public static ShapeChain Fit(IReadOnlyList<(TextSlot[] Slots, int Family)> texts, int minFamilies)
    {
        var boundary = new TextSlot(TokenKind.Literal, 0, "");
        var steps = new Dictionary<(TextSlot From, TextSlot To), (int Rows, HashSet<int> Families)>();
        var lengths = new int[Math.Min(MostSlots, texts.Count == 0 ? 1 : texts.Max(text => text.Slots.Length)) + 1];
        foreach (var (slots, family) in texts)
        {
            lengths[Math.Min(slots.Length, lengths.Length - 1)]++;
            var previous = boundary;
            foreach (var slot in slots)
            {
                Count(previous, slot, family);
                previous = slot;
            }

            Count(previous, boundary, family);
        }

        var kept = steps.Where(step => step.Value.Families.Count >= minFamilies).ToArray();
        var states = kept.SelectMany(step => new[] { step.Key.From, step.Key.To }).Append(boundary).Distinct()
            .OrderBy(slot => slot == boundary ? 0 : 1).ThenBy(slot => slot.Kind)
            .ThenBy(slot => slot.Length).ThenBy(slot => slot.Literal, StringComparer.Ordinal)
            .ToArray();
        var number = states.Index().ToDictionary(state => state.Item, state => state.Index);
        var from = kept.ToLookup(step => number[step.Key.From], step => new ChainStep(number[step.Key.To], step.Value.Rows));
        return new ShapeChain(states, [.. states.Select((_, i) => from[i].OrderBy(step => step.To).ToArray())], lengths);

        void Count(TextSlot first, TextSlot second, int family)
        {
            if (!steps.TryGetValue((first, second), out var entry))
            {
                entry = (0, []);
            }

            entry.Families.Add(family);
            steps[(first, second)] = (entry.Rows + 1, entry.Families);
        }
    }

    /// <summary>The slots of a new text.</summary>
    public List<TextSlot> Draw(CellDraw draw)
    {
        var slots = new List<TextSlot>();
        var limit = DrawLength(draw);
        var state = 0;
        while (slots.Count < limit)
        {
            state = Next(state, draw.Bits(4 + slots.Count));
            if (state == 0)
            {
                break;
            }

            slots.Add(Slots[state]);
        }

        return slots;
    }

    private int DrawLength(CellDraw draw)
    {
        var rank = draw.Below(3, Math.Max(1, Lengths.Sum(count => (long)count)));
        for (var length = 0; length < Lengths.Length; length++)
        {
            rank -= Lengths[length];
            if (rank < 0)
            {
                return length;
            }
        }

        return 1;
    }

    private int Next(int state, ulong bits)
    {
        var rank = (long)Math.BigMul(bits, (ulong)Steps[state].Sum(step => (long)step.Rows), out _);
        foreach (var step in Steps[state])
        {
            rank -= step.Rows;
            if (rank < 0)
            {
                return step.To;
            }
        }

        return 0;
    }
}

/// <summary>A step of a <see cref="ShapeChain"/>.</summary>
/// <param name="To">The state it leads to.</param>
/// <param name="Rows">How often it was taken.</param>
internal sealed record ChainStep(int To, int Rows);
