using System.Net.Http.Headers;
using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Bridge.Finance.Place.Files;

/// <summary>
/// Takes a file that is sent with a form straight into a folder of the finance user: the framework's own form reader would leave it in
/// the machine's folder for temporary files. Removed when it is disposed.
/// </summary>
internal sealed class Upload : IDisposable
{
    private const int MostFields = 16;

    private const int LongestField = 2048;

    private const int LongestName = 100;

    private const int LongestBoundary = 200;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;

    private Upload(string folder) => _folder = folder;

    /// <summary>Full path of the file; null when the form had none.</summary>
    public string? File { get; private set; }

    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a form; its fields stand before the file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="settings">Where files go, and how large they may be.</param>
    /// <param name="isForm">True for a page's form, which must bring the token that the page had; checked before a byte of the file is kept.</param>
    public static async Task<Answer<Upload>> ReadAsync(HttpContext context, FinancePlaceSettings settings, bool isForm)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !string.Equals(type.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.Parameters.FirstOrDefault(one => string.Equals(one.Name, "boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"') is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return new PlaceProblem(415, "An import is sent as multipart/form-data.", "Send mapping, asOf and then the file as parts of one form.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = settings.LargestUpload;
        }

        var upload = new Upload(Path.Combine(settings.Uploads, GrantTable.NewId()));
        try
        {
            var problem = await upload.ReadAsync(context, new MultipartReader(boundary, context.Request.Body), isForm);
            if (problem is null)
            {
                return upload;
            }

            upload.Dispose();
            return problem;
        }
        catch (Exception error) when (error is IOException or InvalidDataException) // BadHttpRequestException (too large) is one of them
        {
            upload.Dispose();
            return error is BadHttpRequestException { StatusCode: 413 }
                ? new PlaceProblem(413, "The file is larger than is taken.", "Put it into the inbox, or raise the limit in the settings.")
                : new PlaceProblem(400, "The form could not be read to its end, or the disk is full.", "Send it again.");
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<PlaceProblem?> ReadAsync(HttpContext context, MultipartReader reader, bool isForm)
    {
        var isTrusted = !isForm;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                if (!isTrusted || File is not null)
                {
                    return PlaceForms.Untrusted;
                }

                await SaveAsync(section, file.FileName, context.RequestAborted);
                continue;
            }

            if (section.AsFormDataSection()?.Name is not { Length: > 0 } name)
            {
                return new PlaceProblem(400, "A part of the form has no name.", "Send it again.");
            }

            if (Fields.Count == MostFields || await FieldAsync(section, context.RequestAborted) is not { } value)
            {
                return new PlaceProblem(400, "The form has more or longer fields than it may.", "Send it again.");
            }

            Fields[name] = value;
            isTrusted = isTrusted || await IsTrustedAsync(context, name, value);
        }

        return isTrusted ? null : PlaceForms.Untrusted;
    }

    // Handed on as a header, so that the check does not read the form, and with it the file, a second time.
    private static async Task<bool> IsTrustedAsync(HttpContext context, string name, string value)
    {
        var options = context.RequestServices.GetService(typeof(IOptions<AntiforgeryOptions>)) as IOptions<AntiforgeryOptions>;
        if (options?.Value is not { HeaderName: { } header } antiforgery || name != antiforgery.FormFieldName)
        {
            return false;
        }

        context.Request.Headers[header] = value;
        return await PlaceForms.IsTrustedAsync(context);
    }

    private static async Task<string?> FieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(section.Body);
        var buffer = new char[LongestField + 1];
        var length = await text.ReadBlockAsync(buffer, cancellationToken);
        return length > LongestField ? null : new string(buffer, 0, length);
    }

    private async Task SaveAsync(MultipartSection section, string name, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder)!, Owner); // it is made of two parts
            Directory.CreateDirectory(_folder, Owner);
        }

        var path = Path.Combine(_folder, Plain(name));
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            await section.Body.CopyToAsync(file, cancellationToken);
        }

        File = path;
    }

    // The name is kept for the list of imports, the path that some browsers send before it is not.
    private static string Plain(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_' or '(' or ')')).Trim(' ', '.');
        return plain.Length is 0 or > LongestName || Reason.HoldsCard(plain) ? "upload" + Path.GetExtension(plain.Length > LongestName ? "" : plain) : plain;
    }
}
