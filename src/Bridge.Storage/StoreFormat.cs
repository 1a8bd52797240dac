using System.Reflection;

namespace Bridge.Storage;

/// <summary>What marks the files of one kind of store, and the scripts that bring one to this version.</summary>
/// <param name="ApplicationId">Number in the file's head, so that another program's file is never changed; not 0.</param>
/// <param name="Scripts">Assembly that embeds the numbered SQL scripts.</param>
/// <param name="Prefix">Beginning of the scripts' resource names; they are applied in ordinal order.</param>
public sealed record StoreFormat(long ApplicationId, Assembly Scripts, string Prefix);
