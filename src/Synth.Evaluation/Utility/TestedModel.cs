namespace Synth.Evaluation;

/// <summary>What a predictive model says of the rows that it is tested on, and how good that is, of all of them or of some.</summary>
internal sealed class TestedModel
{
    private const int MinClassTested = 5;

    private readonly double[] targets;
    private readonly Func<int, double> predicted;
    private readonly (int Code, Func<int, double> Share)[] classes;

    private TestedModel(double[] targets, Func<int, double> predicted, (int Code, Func<int, double> Share)[] classes)
    {
        this.targets = targets;
        this.predicted = predicted;
        this.classes = classes;
    }

    /// <summary>A model that predicts a number.</summary>
    /// <param name="targets">The true numbers. Shape [rows].</param>
    /// <param name="predicted">The predicted ones. Shape [rows].</param>
    public static TestedModel OfNumbers(double[] targets, double[] predicted) => new(targets, row => predicted[row], []);

    /// <summary>A model that predicts classes; null where too few rows are of each.</summary>
    /// <param name="targets">The true classes. Shape [rows].</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="share">The predicted probability of a class for a row.</param>
    public static TestedModel? OfClasses(double[] targets, int classCount, Func<int, int, double> share)
    {
        var told = Enumerable.Range(0, classCount)
            .Where(code => targets.Count(value => value == code) is var count && count >= MinClassTested && count < targets.Length)
            .Select(code => (code, (Func<int, double>)(row => share(row, code))))
            .ToArray();
        return told.Length == 0 ? null : new TestedModel(targets, static _ => 0, told);
    }

    /// <summary>
    /// The quality for some rows: explained variance, -1 at the least, or the mean area under the ROC curves of the classes; null where
    /// their targets are all the same.
    /// </summary>
    public double? QualityOf(int[] rows) => classes.Length == 0 ? ExplainedVariance(rows) : MeanArea(rows);

    private double? ExplainedVariance(int[] rows)
    {
        var mean = rows.Average(row => targets[row]);
        var spread = rows.Sum(row => Math.Pow(targets[row] - mean, 2));
        return spread == 0 ? null : Math.Max(-1, 1 - (rows.Sum(row => Math.Pow(targets[row] - predicted(row), 2)) / spread));
    }

    private double? MeanArea(int[] rows)
    {
        var areas = new List<double>();
        foreach (var (code, share) in classes)
        {
            var isOfClass = Array.ConvertAll(rows, row => targets[row] == code);
            if (isOfClass.Contains(true) && isOfClass.Contains(false))
            {
                areas.Add(RocCurve.Area(Array.ConvertAll(rows, row => share(row)), isOfClass));
            }
        }

        return areas.Count == 0 ? null : areas.Average();
    }
}
