using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>The rules that the user asks for, read from <see cref="FitOptions.AddedRules"/>, and those turned off.</summary>
internal sealed class AskedRules
{
    private readonly ILookup<TableName, AskedRule> rules;

    private AskedRules(IEnumerable<AskedRule> rules, UnwantedRules unwanted)
    {
        this.rules = rules.ToLookup(rule => rule.Table);
        Unwanted = unwanted;
    }

    /// <summary>The rules that are turned off.</summary>
    public UnwantedRules Unwanted { get; }

    /// <summary>Reads them all.</summary>
    /// <param name="plan">The plan, for the tables that they speak of.</param>
    /// <param name="options">Holds the rules as users write them.</param>
    /// <param name="problems">Receives what is wrong with those that cannot be read, a sentence each.</param>
    public static AskedRules Read(GenerationPlan plan, FitOptions options, List<string> problems)
    {
        var read = new List<AskedRule>();
        foreach (var text in options.AddedRules)
        {
            try
            {
                read.Add(Check(new RuleReader(plan, text).Read(), plan));
            }
            catch (FormatException exception)
            {
                problems.Add($"The rule '{text}' cannot be added: {exception.Message}");
            }
        }

        return new AskedRules(read, new UnwantedRules(options.ExcludedRules));
    }

    /// <summary>What computes or bounds columns of a table.</summary>
    public IEnumerable<Rule> RulesOf(TableName table) => rules[table].Select(rule => rule.Rule).OfType<Rule>();

    /// <summary>What decides columns of a table.</summary>
    public IEnumerable<(string Column, ValueList<string> Deciding)> DecisionsOf(TableName table) =>
        rules[table].Where(rule => rule.Deciding is not null).Select(rule => (rule.Column!, rule.Deciding!));

    /// <summary>Which columns of a table repeat one of a row above.</summary>
    public IEnumerable<RepeatedColumnModel> CopiesOf(TableName table) =>
        rules[table].Select(rule => rule.Repeated).OfType<RepeatedColumnModel>();

    /// <summary>The conditions of a table's rows.</summary>
    public IEnumerable<string> ConditionsOf(TableName table) => rules[table].Select(rule => rule.Condition).OfType<string>();

    private static AskedRule Check(AskedRule rule, GenerationPlan plan)
    {
        var table = plan[rule.Table];
        if (table.Mode != TableMode.Synthesize)
        {
            throw new FormatException($"the table {rule.Table} is not synthesized.");
        }

        Column[] columns = [.. table.Table.Columns.Where(column => column.IsWritable)];
        return rule.Condition is { } condition
            && CheckCompiler.Compile(condition, SqlSyntaxes.Of(plan.Schema.Engine), columns) is null
            ? throw new FormatException("its condition is not understood, or speaks of columns that the table does not have.")
            : rule;
    }
}
