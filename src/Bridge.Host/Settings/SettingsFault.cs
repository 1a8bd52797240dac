namespace Bridge.Host.Settings;

/// <summary>One thing that is wrong in a settings file.</summary>
/// <param name="File">Path of the file, as the administrator gave it.</param>
/// <param name="Line">Line, from 1; 0 when the fault has no place in the file.</param>
/// <param name="Column">Column, from 1; 0 when the fault has no place in the file.</param>
/// <param name="Message">What is wrong, what is allowed and the nearest right word; never a secret.</param>
internal sealed record SettingsFault(string File, long Line, long Column, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}: {Message}" : $"{File}: {Message}";
}
