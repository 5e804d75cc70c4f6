using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>All metrics.</summary>
public static class MetricCatalog
{
    /// <summary>The metrics, in the order in which they are shown.</summary>
    public static ValueList<Metric> All { get; } =
    [
        new("score", "fidelity", "Fidelity score",
            "Mean of column shapes, pair trends, pairs over keys and child counts; 1 is best (after SDMetrics' quality score).", true),
        new("detection.rows", "fidelity", "Rows told apart",
            "Area under the ROC curve of boosted trees that tell synthetic from source rows; 0.5 is best (Lopez-Paz and Oquab 2017)."),
        new("detection.children", "fidelity", "Rows with their children told apart",
            "As detection.rows, with count, mean, deviation, extremes and shares of each row's children; 0.5 is best."),
        new("detection.parents", "fidelity", "Rows with their parents told apart",
            "As detection.rows, with the columns of the rows that foreign keys lead to; 0.5 is best."),
        new("detection.missing", "fidelity", "Missing values told apart",
            "As detection.rows, by the pattern of missing values alone; 0.5 is best."),
        new("detection.accuracy", "fidelity", "Rows told right",
            "Share of rows that the same classifiers put on the right side, with sides of equal size; 0.5 is best."),
        new("propensity.error", "fidelity", "Propensity error",
            "Mean squared distance of the predicted probability from one half (pMSE, Snoke et al. 2018); 0 is best, 0.25 worst."),
        new("column.distance", "fidelity", "Column shape",
            "Kolmogorov-Smirnov (numbers, dates, lengths of texts) or total variation (categories); 0 is best."),
        new("column.hellinger", "fidelity", "Column shape, Hellinger", "Hellinger distance over the bars of the plot; 0 is best."),
        new("column.missing", "fidelity", "Missing share", "Difference of the shares of nulls; 0 is best."),
        new("column.distinct", "fidelity", "Distinct share", "Difference of the shares of different values; 0 is best."),
        new("column.outside", "fidelity", "Outside the range",
            "Share of values beyond the source's least and greatest; 0 is expected to be about 2/rows."),
        new("missing.patterns", "fidelity", "Patterns of missing values",
            "Total variation between the patterns of nulls of whole rows; 0 is best."),
        new("pairs.all", "fidelity", "Pair trends", "Mean similarity of pairs of columns; 1 is best.", true),
        new("pairs.associated", "fidelity", "Pair trends, associated",
            "The same over pairs that depend on each other in the source (strength 0.3 or more); 1 is best.", true),
        new("pairs.worst", "fidelity", "Worst associated pair",
            "Similarity of the associated pair that lost most against real data; 1 is best.", true),
        new("copula.hellinger", "fidelity", "Joint Hellinger distance",
            "Hellinger distance of all numbers taken together, on a Gaussian copula (El Emam et al. 2022); 0 is best."),
        new("key.counts", "fidelity", "Children per parent", "Kolmogorov-Smirnov distance of the numbers of children; 0 is best."),
        new("key.childless", "fidelity", "Childless parents", "Difference of the shares of parents without children; 0 is best."),
        new("key.missing", "fidelity", "Missing keys", "Difference of the shares of null keys; 0 is best."),
        new("key.pairs", "fidelity", "Pairs over a key",
            "Mean similarity of pairs of a parent's and a child's column (1 hop); 1 is best.", true),
        new("key.associated", "fidelity", "Pairs over a key, associated",
            "The same over pairs that depend on each other in the source; 1 is best.", true),
        new("key.lost", "fidelity", "Dependence lost over a key",
            "Boosted trees learn from some of the source's parents to tell rows beside their own parent and a sibling from rows beside a "
            + "stranger's; the part of that skill that synthetic rows lack; 0 is best, 1 is what shuffled keys give."),
        new("key.two-hops", "fidelity", "Pairs over two keys",
            "Mean similarity of pairs of a grandparent's and a child's column (2 hops); 1 is best.", true),
        new("key.gaps", "fidelity", "Gaps between siblings",
            "Kolmogorov-Smirnov distance of the time between successive children; 0 is best."),
        new("utility.kept", "utility", "Skill kept",
            "Part of the predictive skill that is left when a model learns from synthetic rows (Esteban et al. 2017); 1 is best.", true),
        new("privacy.closer", "privacy", "Nearer to the source than to unseen rows",
            "Share of synthetic rows; 0.5 is best, 1 is copying (Platzer and Reutterer 2021)."),
        new("privacy.distance", "privacy", "Distance to the nearest source row",
            "Median of synthetic rows over that of unseen rows; 1 is as far as strangers are, 0 is copying.", true),
        new("privacy.distance-ratio", "privacy", "Distance to the source over that to unseen rows",
            "Median over synthetic rows of the distances to their nearest rows; 1 is best, 0 is copying.", true),
        new("privacy.near-copies", "privacy", "Near copies",
            "Share of synthetic rows nearer to the source than 99% of unseen rows are, less the share as near to unseen rows; 0 is best."),
        new("privacy.copies", "privacy", "Exact copies beyond coincidence",
            "Share of synthetic rows that are among source rows, less the share that are among as many unseen rows, and less what is so of "
            + "columns that are put together anew; 0 is best."),
        new("privacy.copied-table", "privacy", "Table copied whole", "1 when a table that is no reference table is there row for row."),
        new("privacy.membership", "privacy", "Membership inference",
            "Area under the ROC curve of a density-ratio attack (van Breugel et al. 2023); 0.5 is best. What shares of categories that "
            + "several families have tell of all is shown beside it."),
        new("privacy.advantage", "privacy", "Advantage of membership inference",
            "The most that the attack's true positives exceed its false ones (Yeom et al. 2018); 0 is best, chance adds to it where "
            + "targets are few."),
        new("privacy.families", "privacy", "Membership inference by family",
            "The same for all rows of a family (a person with everything below) together; 0.5 is best."),
        new("privacy.disclosure", "privacy", "Membership disclosure",
            "F1 of matching relative to guessing (El Emam et al. 2022); up to 0.2 is acceptable."),
        new("privacy.inference", "privacy", "Attribute inference",
            "How much more often a column of a source row is guessed than of an unseen row (Giomi et al. 2023); 0 is best."),
        new("privacy.singling-out", "privacy", "Singling out",
            "How much more often conditions hold for exactly one source row than for one unseen row (Giomi et al. 2023); 0 is best."),
        new("privacy.linkability", "privacy", "Linkability",
            "How much more often two halves of a source row lead to one synthetic row than those of an unseen row (Giomi et al. 2023); 0 "
            + "is best."),
        new("privacy.texts", "privacy", "Texts that come again",
            "Texts of one source row that synthetic rows have beyond coincidence, save names and places of published lists; 0 is best."),
        new("privacy.rare", "privacy", "Rare categories that come again",
            "Categories of fewer than five families that synthetic rows have beyond coincidence; 0 is best."),
        new("privacy.extremes", "privacy", "Extremes that come again",
            "Least or greatest values of one source row that synthetic rows have beyond coincidence; 0 is best."),
        new("privacy.canaries", "privacy", "Planted texts that come again",
            "Texts that were planted in the source and are found in synthetic rows; must be 0."),
        new("integrity.broken", "integrity", "Broken promises",
            "Rows that break a key, uniqueness or NOT NULL of the source's schema; must be 0."),
        new("rules.kept", "integrity", "Rules kept",
            "Share of rows that keep a rule which the source's rows were found to keep; 1 is best.", true),
    ];

    /// <summary>The metric of that name, or null.</summary>
    public static Metric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);
}
