namespace Synth.Modeling;

/// <summary>What a run of characters is to a template.</summary>
internal enum TemplateRunKind
{
    /// <summary>The same in all texts.</summary>
    Literal,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>Letters, or letters and digits, of one length.</summary>
    Characters,
}
