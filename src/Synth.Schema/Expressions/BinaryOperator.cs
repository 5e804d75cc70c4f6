namespace Synth.Schema.Expressions;

/// <summary>The operators between two operands, those that bind loosest first.</summary>
public enum BinaryOperator
{
    /// <summary>OR, in three-valued logic.</summary>
    Or,

    /// <summary>AND, in three-valued logic.</summary>
    And,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Sum; of two texts in SQL Server, both in a row.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>
    /// A quotient as PostgreSQL, SQL Server and SQLite have it: cut off at the point when both operands are whole numbers.
    /// </summary>
    Divide,

    /// <summary>A quotient with its fraction, whatever the operands.</summary>
    DivideExactly,

    /// <summary>The quotient of whole numbers, cut off at the point.</summary>
    DivideWhole,

    /// <summary>What a division of whole numbers leaves, with the sign of the dividend.</summary>
    Remainder,

    /// <summary>Two texts in a row; null when one of them is.</summary>
    Concatenate,
}
