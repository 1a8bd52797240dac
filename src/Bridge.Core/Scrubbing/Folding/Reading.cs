namespace Bridge.Core.Scrubbing.Folding;

/// <summary>How a text is read where it may be read in several ways.</summary>
internal enum Reading
{
    /// <summary>Escapes are decoded, tags are dropped.</summary>
    Full,

    /// <summary>Escapes are decoded, tags that hold digits stay: what stands in an attribute, or behind a stray sign.</summary>
    WithTags,

    /// <summary>Both stay as they are: the digits of an escape are those of a number.</summary>
    Plain,
}
