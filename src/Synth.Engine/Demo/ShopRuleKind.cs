namespace Synth.Engine.Demo;

/// <summary>The forms that the shop's rules have.</summary>
public enum ShopRuleKind
{
    /// <summary>One column decides another.</summary>
    Dependency,

    /// <summary>One value of a row is not above another.</summary>
    Order,

    /// <summary>A value is computed from others of its row.</summary>
    Arithmetic,

    /// <summary>A value, or its absence, follows from another one of its row.</summary>
    Implication,

    /// <summary>A text is put together from other values.</summary>
    Composition,

    /// <summary>Values lie on a grid.</summary>
    Grid,

    /// <summary>Something holds among the rows of a table, or among those of one parent.</summary>
    Group,

    /// <summary>Something holds between a row and its parents or children.</summary>
    Family,
}
