namespace Bridge.Core.Tables;

/// <summary>A row of a table has no end, or would fill the memory; the reader names file and row.</summary>
/// <remarks>An <see cref="IOException"/>, so that whoever reads a damaged file in any case handles it.</remarks>
/// <param name="most">Bytes that one row may have.</param>
public sealed class RowTooLongException(long most) : IOException($"One row has more than {most} bytes.");
