namespace Synth.Learning;

/// <summary>
/// Chooses how many rows a leaf has at least, by the likelihood of families that the trial trees have not seen: small leaves where the
/// features decide the target, larger ones where they hardly do, so that less is learned by heart.
/// </summary>
/// <param name="problem">What is to be grown.</param>
/// <param name="families">The families of its rows.</param>
/// <param name="options">How to grow.</param>
/// <param name="scratch">Its grower grows the trial trees; families are reset by the owner.</param>
/// <param name="cancellationToken">Checked at each node.</param>
internal sealed class LeafSizeChooser(
    GrowingProblem problem, FamilyIndex families, ForestOptions options, TrainerScratch scratch, CancellationToken cancellationToken)
{
    /// <summary>About as many rows as the choice is made on: a budget of work.</summary>
    private const int MostRows = 8_000;

    private const int FewestFamilies = 30;
    private const int FewestLeaves = 8;
    private const int TrialTrees = 4;
    private const double HeldOutShare = 0.25;
    private const double Growth = 2.5;

    /// <summary>The share of the marginal in what is judged: a class of which a leaf has no row is unlikely, not impossible.</summary>
    private const double MarginalShare = 0.02;

    private const ulong SampleStream = 0x6c656166726f7773;
    private const ulong HeldOutStream = 0x6c65616668656c64;

    private readonly byte[][] _columns = problem.Matrix.ToColumns();
    private readonly byte[] _classOfBin = new byte[problem.TargetBinCount];
    private readonly double[] _marginal = new double[problem.ClassCount];

    /// <summary>
    /// The size, of <see cref="ForestOptions.MinLeafRows"/> and its multiples up to <see cref="ForestOptions.MaxLeafRows"/>, under which
    /// unseen families are likeliest; sizes are tried upwards until one is worse. Small problems keep the smallest.
    /// </summary>
    public int Choose()
    {
        int largest = Math.Min(options.MaxLeafRows, problem.BinOfRow.Length / FewestLeaves);
        if (largest < options.MinLeafRows * Growth || families.Ids.Length < FewestFamilies || problem.Features.Length == 0)
            return options.MinLeafRows;

        CountClasses();
        int[] sampled = Draw(families.Ids, KeyOf(SampleStream), Math.Min(1.0, MostRows / (double)problem.BinOfRow.Length));
        int[] unseen = Draw(sampled, KeyOf(HeldOutStream), HeldOutShare);
        int[] known = [.. sampled.Except(unseen)];
        if (known.Length == 0)
            return options.MinLeafRows;

        int[] test = RowsOf(unseen);
        int[] learned = RowsOf(known);
        int best = options.MinLeafRows;
        double bestLoss = Loss(best, known, learned, test);
        for (double size = best * Growth; size <= largest; size *= Growth)
        {
            double loss = Loss((int)size, known, learned, test);
            if (loss > bestLoss)
                break;

            (best, bestLoss) = ((int)size, loss);
        }

        return best;
    }

    private void CountClasses()
    {
        var counts = new int[_marginal.Length];
        for (int row = 0; row < problem.BinOfRow.Length; row++)
        {
            _classOfBin[problem.BinOfRow[row]] = problem.ClassOfRow[row];
            counts[problem.ClassOfRow[row]]++;
        }

        for (int splitClass = 0; splitClass < counts.Length; splitClass++)
            _marginal[splitClass] = (double)counts[splitClass] / problem.ClassOfRow.Length;
    }

    private ulong KeyOf(ulong stream) => BitMixer.At(BitMixer.Mix(options.Seed), stream);

    private static int[] Draw(int[] ids, ulong key, double fraction)
    {
        FamilyBag bag = FamilyBag.Draw(key, ids, fraction);
        return Array.FindAll(ids, bag.Contains);
    }

    private int[] RowsOf(int[] ids)
    {
        HashSet<int> wanted = [.. ids];
        bool[] isWanted = Array.ConvertAll(families.Ids, wanted.Contains);
        int[] familyOfRow = families.FamilyOfRow;
        var rows = new List<int>();
        for (int row = 0; row < familyOfRow.Length; row++)
        {
            if (isWanted[familyOfRow[row]])
                rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>The mean of −ln p(class) over unseen rows, p being the mean over trees of the shares in their leaves.</summary>
    private double Loss(int leafRows, int[] known, int[] learned, int[] test)
    {
        GrowingProblem trial = problem with { MinLeafRows = leafRows };
        var shares = new double[test.Length];
        for (int tree = 0; tree < TrialTrees; tree++)
        {
            ulong key = FamilyBag.KeyOf(options.Seed, tree);
            scratch.Rows.Fill(learned, families, FamilyBag.Draw(key, known, options.FamilyFraction));
            AddShares(scratch.Grower.Grow(trial, scratch.Rows, key, cancellationToken), test, shares);
        }

        double loss = 0;
        for (int i = 0; i < test.Length; i++)
        {
            double likelihood = ((1 - MarginalShare) * shares[i] / TrialTrees) + (MarginalShare * _marginal[problem.ClassOfRow[test[i]]]);
            loss -= Math.Log(likelihood) / test.Length;
        }

        // Beyond what the order of rows leaves of a sum of reals.
        return Math.Round(loss, 9);
    }

    private void AddShares(DecisionTree tree, int[] test, double[] shares)
    {
        var leaves = new int[test.Length];
        tree.FindLeaves(_columns, test, leaves);
        for (int i = 0; i < test.Length; i++)
        {
            LeafHistogram histogram = tree.Histogram(leaves[i]);
            int count = 0;
            for (int position = 0; position < histogram.Bins.Length; position++)
                count += _classOfBin[histogram.Bins[position]] == problem.ClassOfRow[test[i]] ? histogram.CountAt(position) : 0;

            shares[i] += (double)count / histogram.Total;
        }
    }
}
