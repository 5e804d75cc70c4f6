namespace Synth.Modeling;

/// <summary>How often the codes of two variables come together; rows in which one of them is missing are left out.</summary>
/// <param name="firstCodes">Codes of the first, the missing one included.</param>
/// <param name="secondCodes">Codes of the second, the missing one included.</param>
internal sealed class CodeTable(int firstCodes, int secondCodes)
{
    private readonly int[] cells = new int[firstCodes * secondCodes];
    private readonly int[] firsts = new int[firstCodes];
    private readonly int[] seconds = new int[secondCodes];

    /// <summary>All that was added.</summary>
    public int Total { get; private set; }

    /// <summary>How often two codes came together.</summary>
    public int this[int first, int second] => cells[(first * secondCodes) + second];

    /// <summary>Whether each code of the first side comes with one of the second only.</summary>
    public bool FirstDecides =>
        Enumerable.Range(1, firstCodes - 1).All(i => Enumerable.Range(1, secondCodes - 1).Count(j => this[i, j] > 0) <= 1);

    /// <summary>Whether each code of the second side comes with one of the first only.</summary>
    public bool SecondDecides =>
        Enumerable.Range(1, secondCodes - 1).All(j => Enumerable.Range(1, firstCodes - 1).Count(i => this[i, j] > 0) <= 1);

    /// <summary>Whether one side decides the other, and both vary.</summary>
    public bool IsDecided => firsts.Count(count => count > 0) > 1 && seconds.Count(count => count > 0) > 1
        && (FirstDecides || SecondDecides);

    /// <summary>Adds a row.</summary>
    public void Add(byte first, byte second)
    {
        if (first != 0 && second != 0)
        {
            cells[(first * secondCodes) + second]++;
            firsts[first]++;
            seconds[second]++;
            Total++;
        }
    }

    /// <summary>The combinations that never come although both of their codes do.</summary>
    public IEnumerable<(int First, int Second)> Empty() =>
        from first in Enumerable.Range(1, firstCodes - 1)
        where firsts[first] > 0
        from second in Enumerable.Range(1, secondCodes - 1)
        where seconds[second] > 0 && this[first, second] == 0
        select (first, second);

    /// <summary>The combinations that are left out because one of their codes always comes with the same other one.</summary>
    /// <param name="expected">In how many rows it would come with others by chance, at least.</param>
    public IEnumerable<(int First, int Second)> Implied(double expected)
    {
        var first = Enumerable.Range(0, firstCodes).Select(i => IsBound(firsts[i], seconds, j => this[i, j], expected)).ToArray();
        var second = Enumerable.Range(0, secondCodes).Select(j => IsBound(seconds[j], firsts, i => this[i, j], expected)).ToArray();
        return Empty().Where(pair => first[pair.First] || second[pair.Second]);
    }

    private bool IsBound(int rows, int[] others, Func<int, int> together, double expected)
    {
        var partner = rows == 0 ? -1 : Enumerable.Range(1, others.Length - 1).FirstOrDefault(other => together(other) == rows, -1);
        return partner > 0 && rows * (1 - (others[partner] / (double)Total)) >= expected;
    }
}
