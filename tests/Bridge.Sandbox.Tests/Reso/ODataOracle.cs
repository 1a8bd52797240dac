using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Bridge.Sandbox.Tests.Reso;

/// <summary>Reads answers with Microsoft's own OData reader, every validation on.</summary>
internal static class ODataOracle
{
    public static IEdmModel Model(string metadata)
    {
        using var xml = XmlReader.Create(new StringReader(metadata));
        Assert.True(CsdlReader.TryParse(xml, out var model, out var errors), string.Join("; ", errors));
        model.Validate(out var faults);
        Assert.Empty(faults);
        return model;
    }

    /// <summary>The number of top-level rows of the answer.</summary>
    public static int CountRows(IEdmModel model, string resource, string body, bool single = false)
    {
        var settings = new ODataMessageReaderSettings { Validations = ValidationKinds.All, MaxProtocolVersion = ODataVersion.V401 };
        settings.MessageQuotas.MaxReceivedMessageSize = 100_000_000;
        using var message = new ODataMessageReader((IODataResponseMessage)new TextMessage(body), settings, model);
        var set = model.EntityContainer.FindEntitySet(resource);
        var reader = single
            ? message.CreateODataResourceReader(set, set.EntityType())
            : message.CreateODataResourceSetReader(set, set.EntityType());
        var (rows, depth) = (0, 0);
        while (reader.Read())
        {
            switch (reader.State)
            {
                case ODataReaderState.ResourceStart:
                    rows += depth == 0 ? 1 : 0;
                    depth++;
                    break;
                case ODataReaderState.ResourceEnd:
                    depth--;
                    break;
            }
        }

        return rows;
    }

    private sealed class TextMessage(string body) : IODataResponseMessage
    {
        private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json; odata.metadata=minimal",
            ["OData-Version"] = "4.0",
        };

        public IEnumerable<KeyValuePair<string, string>> Headers => _headers;

        public int StatusCode { get; set; } = 200;

        public string? GetHeader(string headerName) => _headers.GetValueOrDefault(headerName);

        public void SetHeader(string headerName, string headerValue) => _headers[headerName] = headerValue;

        public Stream GetStream() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
    }
}
