namespace Synth.Engine.Tests.Demo;

/// <summary>Checks by name of the rule: for every row (or group) that the rule speaks of, whether it keeps it.</summary>
internal sealed class RuleCheckTable : Dictionary<string, Func<ShopRows, IEnumerable<bool>>>;
